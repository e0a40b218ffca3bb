/** What a page loads to start this part; static, so that the page hears when it cannot. */
import { start } from "./main.mjs";

start();
