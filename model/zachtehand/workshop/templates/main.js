// The last thing: the source is started, and with it the clock of the pictures.

let noticed = null;
function notice(words, milliseconds = 0) {
  clearTimeout(noticed);
  at("notice").textContent = words ?? "";
  at("notice").hidden = !words;
  if (milliseconds) noticed = setTimeout(() => notice(null), milliseconds);
}

const other = at("other-language");
if (other) other.href = `?lang=${language === "nl" ? "en" : "nl"}${location.hash}`;
window.requestAnimationFrame(animate);
if (source.kind === "replay") startReplay();
else startLive();
