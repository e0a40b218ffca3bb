/**
 * A course that is opened from a folder cannot start workers, which the search needs. Here one runs
 * its script in a hidden frame instead. Only the disk edition has this file.
 */
if (location.protocol === "file:") {
  self.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inside = frame.contentWindow;
      const message = (data) => new MessageEvent("message", { data });
      inside.postMessage = (data) => this.dispatchEvent(message(data));
      const script = inside.document.createElement("script");
      script.src = address;
      this.ready = new Promise((resolve) => script.addEventListener("load", resolve));
      this.inside = (data) => inside.dispatchEvent(message(data));
      inside.document.body.append(script);
    }

    postMessage(data) {
      this.ready.then(() => this.inside(data));
    }
  };
}
