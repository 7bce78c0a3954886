// The last thing: the source is started, and the clock of the pictures.

function notice(words) {
  at("notice").textContent = words ?? "";
  at("notice").hidden = !words;
}

window.requestAnimationFrame(animate);
if (source.kind === "replay") startReplay();
else startLive();
