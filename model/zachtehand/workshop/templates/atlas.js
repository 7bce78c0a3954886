// The atlas: positions of the dials of world B that were worked out beforehand. A slider has those stops and no others, and says so.

function makeAtlas() {
  const { atlas } = setup.film, box = document.querySelector(".world.b .dials"), own = state.room.worlds[1].dials;
  const inputs = setup.dials.map(dial => {
    const stops = [...new Set(atlas.map(position => position[dial.path]))], value = make("output", {});
    const input = make("input", { type: "range", min: 0, max: stops.length - 1, step: 1, value: nearestStop(stops, own[dial.path] ?? stops[0]) });
    // At a stop the slider says which; while B is as it is, what its own policy has, which may lie between stops.
    const show = (asItIs = false) => {
      const number = asItIs ? own[dial.path] : stops[input.value], unset = number === null || number === undefined;
      if (asItIs) input.value = nearestStop(stops, number ?? stops[0]);
      value.textContent = unset ? say("dial.by_setting") : written(number, dial.decimals);
      input.setAttribute("aria-valuetext", unset ? say("dial.own") : `${value.textContent} ${dial.unit}`);
      input.classList.toggle("unset", unset);
    };
    input.addEventListener("input", () => {
      inputs.forEach(each => each.show());
      const wanted = Object.fromEntries(inputs.map(each => [each.path, each.stops[each.input.value]]));
      source.send({ do: "position", track: 2 + atlas.findIndex(position => inputs.every(each => position[each.path] === wanted[each.path])) });
    });
    show(true);
    return { path: dial.path, stops, input, show, element: make("label", { className: "dial", title: dial.says }, make("span", {}, dial.title), input, value) };
  });
  const asItIs = button("as-it-is", say("atlas.as_it_is"), () => {
    inputs.forEach(each => each.show(true));
    source.send({ do: "position", track: 1 });
  }, { "aria-pressed": "true" });
  box.replaceChildren(...inputs.map(each => each.element), asItIs, make("p", { className: "small-print" }, say("atlas.snaps", { count: atlas.length })));
}

function choosePosition(track) {
  chooseTrack(track);
  at("as-it-is").setAttribute("aria-pressed", String(track === 1));
  showMonth(state.month, 0.8);
}
