// Files on a slow line: how far they have come, and another try where it broke. The same form sent again is the same report.
(() => {
  const form = document.querySelector("form[data-report-form]"), line = form?.querySelector("[data-progress]"), { nonce } = document.currentScript;
  if (!line) return;
  const bar = line.querySelector("progress"), words = line.querySelector("[role=status]"), TRIES = 8;
  let tries = 0, wait = 0, isUnderWay = false;

  const say = (text) => { if (words.textContent !== text) words.textContent = text; };

  // The receipt in place of the form; its scripts run under this page's nonce.
  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    for (const old of document.body.querySelectorAll("script[src]")) {
      const script = document.createElement("script");
      Object.assign(script, { src: old.getAttribute("src"), nonce });
      old.replaceWith(script);
    }
    scrollTo(0, 0);
    document.getElementById("main").focus();
  };

  const broke = () => {
    isUnderWay = false;
    tries += 1;
    say(line.dataset.broken);
    if (tries < TRIES) wait = setTimeout(send, 1000 * Math.min(30, 2 ** tries));
  };

  const send = () => {
    clearTimeout(wait);
    if (isUnderWay || !form.isConnected) return;
    isUnderWay = true;
    line.hidden = false;
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = total ? loaded / total : 0;
      say(line.dataset.sending.replace("%s", 25 * Math.floor(4 * bar.value)));
    });
    // Whatever is no receipt (a field that is wrong, work that is asked for) the browser sends and shows itself.
    request.addEventListener("load", () => (request.status === 201 ? show(request.responseText) : form.submit()));
    request.addEventListener("error", broke);
    request.send(new FormData(form));
  };

  form.addEventListener("submit", (event) => {
    const hasFiles = [...form.querySelectorAll("input[type=file]")].some((one) => one.files.length);
    if (event.defaultPrevented || !hasFiles) return;
    event.preventDefault();
    tries = 0;
    send();
  });
  addEventListener("online", () => { if (tries) send(); });
})();
