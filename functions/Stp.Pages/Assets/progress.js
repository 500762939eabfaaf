// Brings the parts of a page that show work under way up to date, until nothing in them is under way any more. Each such part has an id and
// says in data-reload-seconds how often it is to be asked for; once the server leaves that out, it is finished.

const maxWaitSeconds = 60;
let failures = 0;

function parts(root) {
  return [...root.querySelectorAll('[data-reload-seconds]')];
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
    if (!answer.ok) {
      throw new Error(`The server answered ${answer.status}.`);
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts(document)) {
      const fresh = page.getElementById(part.id);
      // Whoever is writing into a part keeps it until they leave it.
      if (fresh && !part.contains(document.activeElement)) {
        part.replaceWith(document.adoptNode(fresh));
      }
    }
    failures = 0;
  } catch {
    // What is on the page stays, with the time it is of; the next attempt comes later.
    failures++;
  }
  plan();
}

function plan() {
  const waits = parts(document).map(part => Number(part.dataset.reloadSeconds));
  if (waits.length > 0) {
    setTimeout(refresh, 1000 * Math.min(Math.min(...waits) * 2 ** failures, maxWaitSeconds));
  }
}

plan();
