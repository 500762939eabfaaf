// Rules that every page is held to, as a browser has laid it out. Gives a sentence for each fault.
() => {
  const faults = [];
  const name = element => `<${element.tagName.toLowerCase()}${element.id ? ` id=${element.id}` : ''}> "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  const isSeen = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const all = selector => [...document.querySelectorAll(selector)].filter(isSeen);

  if (!document.title || !document.documentElement.lang) faults.push('The page has no title or no language.');
  for (const landmark of ['header', 'nav', 'main', 'footer']) {
    if (!document.querySelector(landmark)) faults.push(`There is no ${landmark}.`);
  }

  const levels = all('h1, h2, h3, h4').map(heading => Number(heading.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1) faults.push('There is not one h1.');
  levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) faults.push(`Heading ${i} leaps from h${levels[i - 1]} to h${level}.`); });

  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) faults.push(`The id ${id} stands twice.`);

  for (const field of all('input:not([type=hidden]), select, textarea')) {
    if (field.labels.length === 0 && !field.ariaLabel) faults.push(`${name(field)} ${field.name} has no label.`);
  }
  for (const control of all('a[href], button, summary')) {
    if (!control.textContent.trim() && !control.ariaLabel) faults.push(`${name(control)} says nothing.`);
  }
  for (const described of document.querySelectorAll('[aria-describedby], [aria-labelledby]')) {
    for (const id of (described.getAttribute('aria-describedby') ?? described.getAttribute('aria-labelledby')).split(' ')) {
      if (!document.getElementById(id)) faults.push(`${name(described)} is described by ${id}, which is not there.`);
    }
  }
  for (const cell of all('th')) if (!cell.scope) faults.push(`${name(cell)} has no scope.`);
  for (const picture of all('svg')) {
    if (picture.getAttribute('aria-hidden') !== 'true' && !picture.ariaLabel && !picture.getAttribute('aria-labelledby') && !picture.querySelector('title')) faults.push('A picture has no name.');
  }

  if (document.documentElement.scrollWidth > innerWidth) faults.push(`The page is ${document.documentElement.scrollWidth} px wide in a window of ${innerWidth}.`);
  for (const box of document.querySelectorAll('*')) {
    if (box.scrollWidth <= box.clientWidth || box.tabIndex >= 0) continue;
    const overflow = getComputedStyle(box).overflowX;
    if ((overflow === 'auto' || overflow === 'scroll') && isSeen(box)) faults.push(`${name(box)} scrolls and takes no focus.`);
  }

  // Targets of 24 px; a link in running text may be as high as its line (WCAG 2.2, 2.5.8).
  for (const control of all('a[href], button, summary, input:not([type=hidden]), select, textarea')) {
    const { width, height } = control.getBoundingClientRect();
    const isInText = getComputedStyle(control).display.startsWith('inline') && control.tagName === 'A' && !control.closest('nav, .toolbar, .actions');
    const isOffScreen = control.classList.contains('skip');
    if (!isInText && !isOffScreen && (width < 24 || height < 24)) faults.push(`${name(control)} is ${Math.round(width)} by ${Math.round(height)} px.`);
  }

  // Contrast of text: 4.5, or 3 where it is large (WCAG 1.4.3).
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = text => {
    if (!known.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      known.set(text, [...pen.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(text);
  };
  const over = ([r, g, b, a], [x, y, z]) => [r, g, b].map((one, i) => (one * a + [x, y, z][i] * (255 - a)) / 255);
  const base = rgba(getComputedStyle(document.documentElement).colorScheme && matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(18, 18, 18)' : 'white');
  const grounds = new Map([[null, base]]);
  const ground = element => {
    if (!grounds.has(element)) {
      const [layer, below] = [rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement)];
      grounds.set(element, layer[3] === 0 ? below : over(layer, below));
    }
    return grounds.get(element);
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(one => one / 255).map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !isSeen(element) || element.closest('option, template, script, .skip, .hidden, [disabled]')) continue;
    const style = getComputedStyle(element);
    const behind = ground(element);
    const color = element.closest('svg') && style.fill !== 'none' ? style.fill : style.color;
    const [one, other] = [light(over(rgba(color), behind)), light(behind)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const fault = `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} has contrast ${ratio.toFixed(2)}: ${color} on ${behind.map(Math.round)}`;
    if (ratio < needed - 0.01 && !told.has(fault)) {
      told.add(fault);
      faults.push(fault);
    }
  }
  return faults;
}
