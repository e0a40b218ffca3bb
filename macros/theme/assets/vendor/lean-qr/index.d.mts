/** What the course uses of lean-qr; the module beside it is as its maker released it. */
export interface Code {
  /** Modules in a row, without the quiet zone. */
  readonly size: number;
  /** Whether a module is dark. */
  get(x: number, y: number): boolean;
}
export const correction: { readonly L: number };
export function generate(text: string, options?: { minCorrectionLevel?: number; maxCorrectionLevel?: number }): Code;
