// The line in the host's page, and the desk that it names. A page that carries it twice is served once.
if (customElements.get("taswib-footer")) return;
const SCRIPT = document.currentScript ?? document.querySelector("script[src*='/embed.js']");
const HOME = new URL(SCRIPT.src).origin;
