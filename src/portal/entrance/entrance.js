/**
 * The entrance in a phone: judges badges by what it keeps, and tells of whoever was let in as soon as there is a line.
 *
 * Whoever is let in is written down first, so that nothing is lost with the tab; each has a name of its own, so that it may be told again. No name of a person is kept.
 */
const root = document.querySelector('[data-entrance]')
const { list, tell, session, worker, page, back, zone } = root.dataset
const words = JSON.parse(root.dataset.words)
const part = (name) => root.querySelector(`[data-${name}]`)
const [door, line, verdict, form, video, camera, doubtful, end, signIn] = ['door', 'line', 'verdict', 'badge', 'seen', 'camera', 'doubtful', 'end', 'sign-in'].map(part)
const input = form.querySelector('input')
const { lang } = document.documentElement

const cacheName = 'entrance'
const clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', timeZone: zone })
const fill = (text, values) => text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name])
const ofRequest = (asked) => new Promise((resolve, reject) => {
  asked.addEventListener('success', () => resolve(asked.result))
  asked.addEventListener('error', () => reject(asked.error))
})

let opened
/** The store of this device: `door`, which has the list of one, and `arrivals`, everybody who was let in. */
function store() {
  return opened ??= (() => {
    const asked = indexedDB.open('entrance', 1)
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore('door')
      asked.result.createObjectStore('arrivals', { keyPath: 'id' })
    })
    return ofRequest(asked)
  })()
}

/** Does something within one transaction, and answers once it stands on the device. */
async function within(act) {
  const tx = (await store()).transaction(['door', 'arrivals'], 'readwrite', { durability: 'strict' })
  const settled = new Promise((resolve, reject) => {
    tx.addEventListener('complete', resolve)
    tx.addEventListener('abort', () => reject(tx.error))
  })
  const asked = act({ door: tx.objectStore('door'), arrivals: tx.objectStore('arrivals') })
  await settled
  return asked?.result
}

/** The door whose list is kept, and for each mark when its holder came: `0` while they have not, `1` where nobody here knows when. */
let kept
const marks = new Map()
/** By what name a badge was asked for that the list does not have: asked again, it is the same. */
const asked = new Map()
let token
let isSignedOut = false
let trouble = ''

const untold = async () => (await within(({ arrivals }) => arrivals.getAll())).filter((one) => one.outcome === undefined)

function take(found) {
  kept = found
  marks.clear()
  for (const [many, since] of [[found?.expected, 0], [found?.came, 1]]) for (let at = 0; at < (many?.length ?? 0); at += 12) marks.set(many.slice(at, at + 12), since)
}

/** Forgets the list, and whoever was told of already: at the end of its day, and when nobody is signed in. Who was not told of yet is kept. */
async function forget() {
  take(undefined)
  await within(({ door: doors, arrivals }) => {
    doors.clear()
    arrivals.openCursor().addEventListener('success', ({ target: { result: cursor } }) => {
      if (cursor === null) return
      if (cursor.value.outcome !== undefined) cursor.delete()
      cursor.continue()
    })
  })
}

/** What is kept, as it was left: also by a tab that was closed in the middle of it. */
async function restore() {
  take(await within(({ door: doors }) => doors.get('list')))
  if (kept !== undefined && Date.now() + kept.ahead >= Date.parse(kept.until)) await forget()
  for (const { mark, at, outcome } of await within(({ arrivals }) => arrivals.getAll())) if (marks.has(mark) && (outcome === undefined || outcome === 'in' || outcome === 'again')) marks.set(mark, at)
}

async function showState() {
  const waiting = (await untold()).length
  if (kept !== undefined || waiting > 0) document.cookie = `entrance=${waiting > 0 ? 'untold' : 'kept'}; path=/; max-age=604800; samesite=strict`
  const came = [...marks.values()].filter((since) => since !== 0).length
  if (kept !== undefined) door.textContent = kept.title
  line.textContent = [
    kept === undefined ? words.noList : fill(words.online, { time: clock.format(kept.readAt), expected: marks.size, came }),
    !navigator.onLine && words.offline, isSignedOut && words.signedOut, trouble,
    waiting > 0 ? fill(words.untold, { count: waiting }) : kept !== undefined && words.allTold,
  ].filter(Boolean).join(' ')
  signIn.hidden = !isSignedOut
  signIn.querySelector('a').search = `?${new URLSearchParams({ to: location.pathname + location.search })}`
  form.hidden = kept === undefined
  end.hidden = kept === undefined || waiting > 0
  const odd = (await within(({ arrivals }) => arrivals.getAll())).filter(({ outcome }) => outcome !== undefined && outcome !== 'in').toSorted((a, b) => b.at - a.at)
  doubtful.hidden = odd.length === 0
  doubtful.querySelector('ul').replaceChildren(...odd.map(({ at, number, outcome, since }) => Object.assign(document.createElement('li'), {
    textContent: `${clock.format(at)} · ${number}: ${words[`told ${outcome}`]}${since ? ` (${clock.format(Date.parse(since))})` : ''}`,
  })))
}

/** An answer of the portal as a value; undefined where it is none, after which `isSignedOut` or `trouble` says why. */
async function valueOf(answer) {
  const isValue = answer.ok && answer.headers.get('content-type')?.startsWith('application/json')
  if (isValue) return answer.json()
  if (answer.redirected || answer.status === 401) isSignedOut = true
  else trouble = answer.status === 404 || answer.status === 403 ? words.refused : words.failed
  return undefined
}

/** Asks for the list anew, of this door or the one that is kept. */
async function renew() {
  const at = new URLSearchParams(location.search).get('at') ?? kept?.at
  if (!at) return
  const read = await valueOf(await fetch(`${list}?at=${encodeURIComponent(at)}`, { cache: 'no-store' }))
  if (read === undefined) {
    if (isSignedOut) await forget()
    return
  }
  const { token: given, now, ...rest } = read
  token = given
  const fresh = { ...rest, at, readAt: Date.now(), ahead: Date.parse(now) - Date.now() }
  await within(({ door: doors }) => { doors.put(fresh, 'list') })
  await restore()
}

/** Tells of these, and writes down what came of each; answers what was told, undefined where nothing was. */
async function tellOf(at, some, asks = false) {
  const body = new URLSearchParams({ csrf: token, at, arrivals: JSON.stringify(some.map((one) => ({ id: one.id, number: one.number, code: one.code, ago: Math.max(0, Date.now() - one.at), ...asks && { asks } }))) })
  const read = await valueOf(await fetch(tell, { method: 'POST', body, ...asks && { signal: AbortSignal.timeout(5000) } }))
  if (read === undefined) {
    token = undefined
    return undefined
  }
  const told = new Map(read.told.map((one) => [one.id, one]))
  await within(({ arrivals }) => {
    for (const { code: _code, ...one } of some) {
      const { outcome, since } = told.get(one.id) ?? {}
      if (outcome !== undefined && (outcome === 'in' || !asks)) arrivals.put({ ...one, ...outcome === 'in' && { number: undefined }, outcome, since })
    }
  })
  return told
}

/** Tells of everybody who was let in and of whom nobody knows yet. One tab of a device at a time. */
const send = () => navigator.locks.request('entrance', { ifAvailable: true }, async (lock) => {
  if (lock === null) return
  for (;;) {
    const waiting = await untold()
    if (waiting.length === 0) break
    // Whether somebody is signed in is asked first: what an ended session sends is nobody's.
    const still = await valueOf(await fetch(session, { cache: 'no-store' }))
    if (still === undefined || still.ended) {
      isSignedOut = still !== undefined
      token = undefined
      if (isSignedOut) await forget()
      return
    }
    if (token === undefined) await renew()
    if (token === undefined) return
    const { door: first } = waiting[0]
    if (await tellOf(first, waiting.filter((one) => one.door === first).slice(0, 100)) === undefined) return
  }
})

/** A round: what is old is forgotten, what waits is told, and the list is renewed now and then. Without a line nothing of it is lost. */
async function round(isFirst = false) {
  try {
    if (kept !== undefined && Date.now() + kept.ahead >= Date.parse(kept.until)) await forget()
    if (!navigator.onLine) return
    trouble = ''
    isSignedOut = false
    await send()
    if (isFirst || kept === undefined || Date.now() - kept.readAt > 120_000) await renew()
  } catch (error) {
    if (!(error instanceof TypeError) && error.name !== 'TimeoutError') throw error // no line
  } finally {
    await showState()
  }
}

function show(kind, text) {
  verdict.hidden = false
  verdict.className = `notice verdict ${kind}`
  verdict.textContent = `${kind === 'good' ? '✓' : '✕'} ${text}`
  navigator.vibrate?.(kind === 'good' ? 80 : [80, 60, 80])
}

const again = (since) => show('warning', since > 1 ? fill(words.againAt, { time: clock.format(since) }) : words.again)

/** What a badge says: the number and the code, typed with a space between them, or at the end of the address in its QR code. */
function badgeIn(said) {
  const [number = '', ...code] = said.trim().slice(0, 300).replace(/^.*\//, '').toUpperCase().split(/[#\s]+/)
  return number === '' || code.length === 0 ? undefined : { number, code: code.join('').replaceAll('-', '') }
}

async function markOf(code) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))).subarray(0, 9)
  return btoa(String.fromCodePoint(...hash)).replaceAll('+', '-').replaceAll('/', '_')
}

/** A badge that the list does not have may be new: the portal is asked, and nobody is let in before it answers. */
async function ask(badge, mark) {
  const offline = () => show('warning', fill(words.strangeOffline, { time: clock.format(kept.readAt) }))
  if (!navigator.onLine) return offline()
  try {
    if (token === undefined) await renew()
    if (token === undefined) return offline()
    const id = asked.get(mark) ?? crypto.randomUUID()
    asked.set(mark, id)
    const one = { id, mark, door: kept.at, at: Date.now(), ...badge }
    const told = (await tellOf(kept.at, [one], true))?.get(id)
    if (told === undefined) return offline()
    if (told.outcome === 'in') {
      marks.set(mark, one.at)
      return show('good', words.in)
    }
    if (told.outcome === 'again') {
      marks.set(mark, Date.parse(told.since))
      return again(Date.parse(told.since))
    }
    show('warning', told.outcome === 'unknown' || told.outcome === 'elsewhere' ? words.strange : `${words.strange}: ${words[`told ${told.outcome}`]}`)
  } catch (error) {
    if (!(error instanceof TypeError) && error.name !== 'TimeoutError') throw error
    offline()
  }
}

async function judge(said) {
  const badge = badgeIn(said)
  if (badge === undefined) return show('warning', words.unreadable)
  const mark = await markOf(badge.code)
  const since = marks.get(mark)
  if (since === undefined) await ask(badge, mark)
  else if (since !== 0) again(since)
  else {
    const at = Date.now()
    marks.set(mark, at) // before anything is waited for: a badge may be read twice in a moment
    await within(({ arrivals }) => { arrivals.put({ id: crypto.randomUUID(), mark, door: kept.at, at, ...badge }) })
    show('good', words.in)
  }
  await showState()
  round()
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const said = input.value
  verdict.hidden = true // what is shown next is of the next badge, also where it says the same
  input.value = ''
  input.focus()
  judge(said)
})

let seeing
function stop() {
  clearInterval(seeing)
  seeing = undefined
  for (const track of video.srcObject?.getTracks() ?? []) track.stop()
  video.srcObject = null
  video.hidden = true
  camera.textContent = words.camera
}

/** Reads QR codes from the camera; what stays in sight is judged once. */
async function see(detector) {
  if (seeing !== undefined) return stop()
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    await video.play()
  } catch {
    return show('warning', words.noCamera)
  }
  video.hidden = false
  camera.textContent = words.stop
  let last = { said: '', at: 0 }
  seeing = setInterval(async () => {
    const [code] = await detector.detect(video).catch(() => [])
    if (code === undefined) return
    const isSame = code.rawValue === last.said && Date.now() - last.at < 4000
    last = { said: code.rawValue, at: Date.now() }
    if (!isSame) await judge(code.rawValue)
  }, 250)
}

end.addEventListener('click', async () => {
  stop()
  const registration = await navigator.serviceWorker?.getRegistration(page)
  await registration?.unregister()
  await caches.delete(cacheName)
  ;(await store()).close()
  await ofRequest(indexedDB.deleteDatabase('entrance'))
  document.cookie = 'entrance=; path=/; max-age=0; samesite=strict'
  location.assign(back)
})

/** Keeps the page itself and what it is made of, as it is now. */
async function keepPage() {
  await navigator.serviceWorker.register(worker, { scope: page })
  const files = [...document.querySelectorAll('link[href], script[src]')].map((one) => one.href || one.src)
  const fonts = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.woff2'))
  await (await caches.open(cacheName)).addAll([page, ...new Set([...files, ...fonts])].map((one) => new Request(one, { cache: 'reload' })))
}

if ((await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []))?.includes('qr_code') && navigator.mediaDevices) {
  camera.hidden = false
  const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] })
  camera.addEventListener('click', () => { see(detector) })
}
addEventListener('online', () => { round() })
addEventListener('offline', () => { showState() })
await restore()
await round(true)
if (navigator.onLine && kept !== undefined && 'serviceWorker' in navigator) {
  navigator.storage?.persist?.().catch(() => false)
  await keepPage().catch(() => undefined)
}
root.dataset.ready = ''
setInterval(round, 10_000)
