// The last thing: the source is started, and with it the clock of the pictures.

const noticed = { timer: null, kind: null };
function notice(words, milliseconds = 0, kind = null) {
  clearTimeout(noticed.timer);
  noticed.kind = kind;
  at("notice").textContent = words ?? "";
  at("notice").hidden = !words;
  if (milliseconds) noticed.timer = setTimeout(() => notice(null), milliseconds);
}

const other = at("other-language");
if (other) other.href = `?lang=${language === "nl" ? "en" : "nl"}${location.hash}`;
window.requestAnimationFrame(animate);
if (source.kind === "replay") startReplay();
else startLive();
