// The map without reloading: filters show at once, and the window moves and grows.
// Without this script the form, the links and the drawing do all the same.

const LEAST = 1 / 24;

function prepare(result) {
  const map = result.querySelector('svg.map');
  const view = map?.querySelector('svg.window');
  if (!view) {
    return;
  }
  const [, , width, height] = view.getAttribute('viewBox').split(' ').map(Number);
  const symbols = [...view.querySelectorAll('.symbols > a')].map(link => {
    const [x, y] = link.getAttribute('transform').match(/-?[\d.]+/g).map(Number);
    const home = {x: Number(link.dataset.x), y: Number(link.dataset.y)};
    return {link, home, away: {x: x - home.x, y: y - home.y}};
  });
  const shown = {x: 0, y: 0, scale: 1};

  function show() {
    shown.scale = Math.min(1, Math.max(LEAST, shown.scale));
    shown.x = Math.min(width * (1 - shown.scale), Math.max(0, shown.x));
    shown.y = Math.min(height * (1 - shown.scale), Math.max(0, shown.y));
    view.setAttribute('viewBox', `${shown.x} ${shown.y} ${width * shown.scale} ${height * shown.scale}`);
    for (const {link, home, away} of symbols) {
      // symbols keep their size, so those that were moved apart come home as the window grows
      const x = home.x + away.x * shown.scale;
      const y = home.y + away.y * shown.scale;
      link.setAttribute('transform', `translate(${x},${y}) scale(${shown.scale})`);
    }
  }

  function zoom(factor, at = {x: 0.5, y: 0.5}) {
    const before = shown.scale;
    shown.scale = Math.min(1, Math.max(LEAST, before * factor));
    shown.x += width * (before - shown.scale) * at.x;
    shown.y += height * (before - shown.scale) * at.y;
    show();
  }

  function pan(x, y) {
    shown.x += x * width * shown.scale;
    shown.y += y * height * shown.scale;
    show();
  }

  function all() {
    Object.assign(shown, {x: 0, y: 0, scale: 1});
    show();
  }

  const tools = result.querySelector('.map-tools');
  tools.hidden = false;
  tools.addEventListener('click', event => {
    const kind = event.target.closest('button')?.dataset.zoom;
    if (kind === 'in') zoom(1 / 1.6);
    if (kind === 'out') zoom(1.6);
    if (kind === 'all') all();
  });
  const keys = result.querySelector('.map-keys');
  if (keys) keys.hidden = false;
  const moves = {
    '+': () => zoom(1 / 1.6), '=': () => zoom(1 / 1.6), '-': () => zoom(1.6), '0': all,
    ArrowLeft: () => pan(-0.15, 0), ArrowRight: () => pan(0.15, 0),
    ArrowUp: () => pan(0, -0.15), ArrowDown: () => pan(0, 0.15),
  };
  (tools.parentElement).addEventListener('keydown', event => {
    if (moves[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      moves[event.key]();
      event.preventDefault();
    }
  });

  function place(event) {
    const box = view.getBoundingClientRect();
    return {x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height};
  }

  view.addEventListener('wheel', event => {
    // the page scrolls as usual; with Ctrl, and with two fingers, the map grows
    if (event.ctrlKey) {
      zoom(event.deltaY < 0 ? 1 / 1.25 : 1.25, place(event));
      event.preventDefault();
    }
  }, {passive: false});
  view.addEventListener('dblclick', event => zoom(1 / 2, place(event)));

  let from = null;
  let dragged = false;
  view.addEventListener('pointerdown', event => {
    from = event.pointerType === 'mouse' || shown.scale < 1 ? place(event) : null;
    dragged = false;
  });
  view.addEventListener('pointermove', event => {
    if (from && event.buttons) {
      const to = place(event);
      if (dragged || Math.hypot(to.x - from.x, to.y - from.y) > 0.01) {
        dragged = true;
        pan(from.x - to.x, from.y - to.y);
        from = to;
      }
    }
  });
  view.addEventListener('click', event => {
    if (dragged) event.preventDefault();
  }, true);
  view.addEventListener('dragstart', event => event.preventDefault());
}

function follow(form) {
  let asked = 0;
  async function load() {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `${form.getAttribute('action')}?${chosen}`;
    const number = ++asked;
    const result = document.getElementById('map-result');
    result.classList.add('is-loading');
    try {
      const page = await (await fetch(address, {headers: {Accept: 'text/html'}})).text();
      if (number !== asked) return;
      const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById('map-result');
      result.replaceWith(fresh);
      history.replaceState(null, '', address);
      prepare(fresh);
    } catch {
      form.submit();
    }
  }
  form.addEventListener('change', load);
  form.addEventListener('submit', event => {
    event.preventDefault();
    load();
  });
}

const result = document.getElementById('map-result');
if (result) prepare(result);
const form = document.querySelector('.map-form');
if (form) follow(form);
