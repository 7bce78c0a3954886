// What is asked or to be watched stands beside its words, and what else there is to see fits on the screen under it.

// The chart of the question, and the charts of a step of the story, move to where the words are; there they are in view on any screen.
function placeCharts() {
  const { question } = state.room, [asked, told] = ["question", "story"].map(panel => at(panel).querySelector(".watched"));
  const homes = new Map([[asked, []], [told, []], [chartBox, []]]);
  for (const { chart, element } of ordered) homes.get(question?.indicator === chart.key ? asked : state.lifted.has(chart.key) ? told : chartBox).push(element);
  for (const [home, elements] of homes) {
    home.hidden = !elements.length;
    if (elements.some((element, place) => home.children[place] !== element) || home.children.length !== elements.length) home.replaceChildren(...elements);
  }
}

// Both worlds get the height that all else on the screen leaves, down to the first row of charts.
function fitScreen() {
  const first = chartBox.firstElementChild;
  if (!first) return;
  const rest = first.getBoundingClientRect().bottom + window.scrollY - stages[0].box.getBoundingClientRect().height;
  document.documentElement.style.setProperty("--rest", `${Math.ceil(rest) + 6}px`);
}

hear("room", placeCharts);
const sizesAround = new ResizeObserver(fitScreen);
[at("main"), at("notice")].forEach(each => sizesAround.observe(each));
