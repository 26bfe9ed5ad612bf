/**
 * Renews a page by itself, such as a screen on a wall, as often as it says: it is asked for again, and takes the place of what stands there where it came whole. While the portal
 * restarts or refuses, what was shown stays, with the time of which it is.
 */
async function renew() {
  const answer = await fetch(location.href, { cache: 'no-store' })
  if (!answer.ok) return
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [main, before] = [next.querySelector('main'), document.querySelector('main')]
  if (main === null) return
  // What is announced is put into the element that stands there already: a new one would be silent.
  const [spoken, said] = [before.querySelector('[aria-live]'), main.querySelector('[aria-live]')]
  const focused = before.contains(document.activeElement) && document.activeElement !== before ? document.activeElement.outerHTML : undefined
  before.replaceWith(main)
  if (spoken !== null && said !== null) {
    const calls = [...said.children]
    const fresh = calls.filter((one) => one.dataset.called > last)
    said.replaceWith(spoken)
    // A call that was taken back, or whose number did not come, is not said any more; what it leaves was said before.
    spoken.replaceChildren(...(fresh.length > 0 ? fresh : [...spoken.children].filter((one) => calls.some(({ dataset }) => dataset.called === one.dataset.called))))
    for (const one of fresh) one.hidden = false
    heard(fresh)
    if (fresh.length > 0) ring()
  }
  // The button of the sound stays as it was pressed.
  const silent = main.querySelector('[data-sound]')
  if (silent !== null && bell !== null) silent.replaceWith(bell)
  // Whoever stood on a link or a button stands on it still, or at the beginning where it is gone.
  if (focused !== undefined) ([...main.querySelectorAll('a, button, input, select, summary')].find((one) => one.outerHTML === focused) ?? main).focus({ preventScroll: true })
  if (next.querySelector('meta[name="renews"]') === null) clearInterval(asking)
}

/** The moment of the latest call that was announced: what was called since is heard, each call by itself, and nothing twice. */
let last = ''
function heard(calls) {
  for (const { dataset } of calls) if (dataset.called > last) last = dataset.called
}
heard(document.querySelectorAll('[aria-live] > [data-called]'))

/** Browsers play nothing on a page before somebody has pressed something there: so the sound is off until it is turned on. */
let sounds
const bell = document.querySelector('[data-sound]')
if (bell !== null) {
  bell.hidden = false
  bell.addEventListener('click', () => {
    if (sounds === undefined) sounds = new AudioContext()
    else {
      sounds.close().catch(() => undefined)
      sounds = undefined
    }
    for (const label of bell.children) label.hidden = (label.dataset.when === 'on') !== (sounds !== undefined)
    ring()
  })
}

/** Two tones, the second one lower, as at a door. */
function ring() {
  if (sounds === undefined) return
  for (const [hertz, after] of [[880, 0], [660, 0.35]]) {
    const [tone, loud, from] = [sounds.createOscillator(), sounds.createGain(), sounds.currentTime + after]
    tone.frequency.value = hertz
    loud.gain.setValueAtTime(0.3, from)
    loud.gain.exponentialRampToValueAtTime(0.001, from + 0.6)
    tone.connect(loud).connect(sounds.destination)
    tone.start(from)
    tone.stop(from + 0.6)
  }
}

const asking = setInterval(() => { renew().catch(() => undefined) }, Number(document.querySelector('meta[name="renews"]').content) * 1000)
