/**
 * The entrance in a phone: judges badges by what it keeps, and tells of whoever was let in as soon as there is a line.
 *
 * Whoever is let in is written down first, so that nothing is lost with the tab; each has a name of its own, so that it may be told again. No name of a person is kept.
 */
const root = document.querySelector('[data-entrance]')
const { list, tell, worker, page, back, zone } = root.dataset
const words = JSON.parse(root.dataset.words)
const part = (name) => root.querySelector(`[data-${name}]`)
const [door, line, verdict, form, video, camera, doubtful, end, signIn] = ['door', 'line', 'verdict', 'badge', 'seen', 'camera', 'doubtful', 'end', 'sign-in'].map(part)
const input = form.querySelector('input')
const noDoor = door.textContent
const { lang } = document.documentElement

const cacheName = 'entrance'
const clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', timeZone: zone })
const fill = (text, values) => text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name])
const ofRequest = (asked) => new Promise((resolve, reject) => {
  asked.addEventListener('success', () => resolve(asked.result))
  asked.addEventListener('error', () => reject(asked.error))
})

let opened
/** The store of this device: `door`, which has the list of one, and `arrivals`, everybody who was let in. Opened again after somebody cleared it. */
function store() {
  return opened ??= (async () => {
    const asked = indexedDB.open('entrance', 1)
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore('door')
      asked.result.createObjectStore('arrivals', { keyPath: 'id' })
    })
    const found = await ofRequest(asked)
    const end = () => { opened = undefined }
    found.addEventListener('close', end)
    found.addEventListener('versionchange', () => { end(); found.close() })
    return found
  })().catch((error) => { opened = undefined; throw error })
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

/** The door whose list is kept, for the person whom the portal named with it, and for each mark when its holder came: `0` while they have not, `1` where nobody here knows when. */
let kept
const marks = new Map()
/** By what name a badge was asked for that no answer came of: asked again, it is the same. */
const asked = new Map()
/** Who is signed in, as the portal said last, and the token of their forms. */
let person
let token
let isSignedOut = false
/** Whether the last request had an answer: a hall may have a network that leads nowhere. */
let hasLine = true
let trouble = ''

/** Of which door this page is; another one's list is kept, but not shown here. */
const wanted = () => new URLSearchParams(location.search).get('at') ?? kept?.at
const isHere = () => kept !== undefined && kept.at === wanted()
const isOver = () => Date.now() + kept.ahead >= Date.parse(kept.until)
/** The time of the portal, and never before the list was read: the clock of a phone may be wrong, and may be set at any moment. */
const portalTime = () => new Date(Math.max(Date.now() + kept.ahead, Date.parse(kept.now))).toISOString()
/** While a list is kept this cookie says so; the sign-out takes it away. */
const sayWhat = (what) => { document.cookie = `entrance=${what}; path=/; max-age=604800; samesite=strict` }
const wasSignedOut = () => !/(^|; )entrance=(kept|untold)/.test(document.cookie)

const untold = async () => (await within(({ arrivals }) => arrivals.getAll())).filter((one) => one.outcome === undefined)

function take(found) {
  kept = found
  marks.clear()
  for (const [many, since] of [[found?.expected, 0], [found?.came, 1]]) for (let at = 0; at < (many?.length ?? 0); at += 12) marks.set(many.slice(at, at + 12), since)
}

/** Deletes those arrivals of whom the portal knows, and of which this says so. Who was not told of yet is kept. */
function dropTold(arrivals, which = () => true) {
  arrivals.openCursor().addEventListener('success', ({ target: { result: cursor } }) => {
    if (cursor === null) return
    if (cursor.value.outcome !== undefined && which(cursor.value)) cursor.delete()
    cursor.continue()
  })
}

/** Forgets the list: at the end of its day, after a sign-out, and where it is not, or no longer, of whoever is signed in. */
async function forget() {
  take(undefined)
  await within(({ door: doors, arrivals }) => {
    doors.clear()
    dropTold(arrivals)
  })
}

/** What is kept, as it was left: also by a tab that was closed in the middle of it. What the portal was told before it wrote the list stands in that. */
async function restore() {
  take(await within(({ door: doors }) => doors.get('list')))
  if (kept === undefined) return
  if (isOver()) return forget()
  for (const { mark, at, outcome, told } of await within(({ arrivals }) => arrivals.getAll())) {
    const isLater = outcome === undefined || ((outcome === 'in' || outcome === 'again') && told >= kept.now)
    if (isLater && marks.has(mark)) marks.set(mark, Date.parse(at))
  }
}

async function showState() {
  const waiting = await untold()
  const whose = kept?.person ?? person
  const mine = waiting.filter(({ by }) => whose === undefined || by === whose).length
  if (kept === undefined ? waiting.length > 0 : !wasSignedOut()) sayWhat(waiting.length > 0 ? 'untold' : 'kept')
  const came = [...marks.values()].filter((since) => since !== 0).length
  door.textContent = isHere() ? kept.title : noDoor
  line.textContent = [
    isHere() ? fill(words.online, { time: clock.format(Date.parse(kept.now)), expected: marks.size, came }) : words.noList,
    (!navigator.onLine || !hasLine) && words.offline, isSignedOut && words.signedOut, trouble,
    mine > 0 ? fill(words.untold, { count: mine }) : kept !== undefined && words.allTold,
    waiting.length > mine && fill(words.ofOthers, { count: waiting.length - mine }),
  ].filter(Boolean).join(' ')
  signIn.hidden = !isSignedOut
  signIn.querySelector('a').search = `?${new URLSearchParams({ to: location.pathname + location.search })}`
  form.hidden = !isHere()
  end.hidden = kept === undefined || waiting.length > 0
  const odd = (await within(({ arrivals }) => arrivals.getAll())).filter(({ outcome }) => outcome !== undefined && outcome !== 'in').toSorted((a, b) => (a.at < b.at ? 1 : -1))
  doubtful.hidden = odd.length === 0
  doubtful.querySelector('ul').replaceChildren(...odd.map(({ at, number, outcome, since }) => Object.assign(document.createElement('li'), {
    textContent: `${clock.format(Date.parse(at))} · ${number}: ${words[`told ${outcome}`]}${since ? ` (${clock.format(Date.parse(since))})` : ''}`,
  })))
}

/** No answer came: there is no line, or none that is fast enough. */
class NoLine extends Error {}
const noLine = () => { throw new NoLine() }

/** Asks the portal: `value` is what it answers, undefined where that is none, after which `isSignedOut` or `trouble` says why. Throws `NoLine`. */
async function reach(address, { signal = AbortSignal.timeout(20_000), ...options } = {}) {
  const answer = await fetch(address, { cache: 'no-store', signal, ...options }).catch(noLine)
  hasLine = true
  const { status } = answer
  if (answer.ok && answer.headers.get('content-type')?.startsWith('application/json')) {
    isSignedOut = false
    return { status, value: await answer.json().catch(noLine) }
  }
  token = undefined
  if (answer.redirected || status === 401) isSignedOut = true
  else trouble = status === 404 || status === 403 ? words.refused : words.failed
  return { status }
}

const isRefused = ({ status }) => status === 403 || status === 404

/** Asks for the list anew, of this door or the one that is kept. Who may not have it keeps nothing of it. */
async function renew(signal) {
  const at = wanted()
  if (!at) return
  const read = await reach(`${list}?at=${encodeURIComponent(at)}`, { signal })
  if (read.status === 403) person = '' // somebody who lets nobody in: what waits is another's
  if (isRefused(read)) return forget()
  if (read.value === undefined) return
  const { token: given, ...rest } = read.value
  token = given
  person = rest.person
  const fresh = { ...rest, at, readAt: Date.now(), ahead: Date.parse(rest.now) - Date.now() }
  await within(({ door: doors, arrivals }) => {
    doors.put(fresh, 'list')
    dropTold(arrivals, ({ by }) => by !== person)
  })
  sayWhat('kept')
  await restore()
}

/** Tells of these, and writes down what came of each. */
async function tellOf(at, some, { asks, signal } = {}) {
  const body = new URLSearchParams({ csrf: token, at, arrivals: JSON.stringify(some.map(({ id, number, code, at: came }) => ({ id, number, code, at: came, ...asks && { asks } }))) })
  const { status, value } = await reach(tell, { method: 'POST', body, signal })
  if (value === undefined) return { status }
  const told = new Map(value.told.map((one) => [one.id, one]))
  await within(({ arrivals }) => {
    for (const { code: _code, ...one } of some) {
      const { outcome, since } = told.get(one.id) ?? {}
      if (outcome !== undefined && (outcome === 'in' || !asks)) arrivals.put({ ...one, ...outcome === 'in' && { number: undefined }, outcome, since, told: value.now })
    }
  }).catch((error) => { if (!asks) throw error }) // whom the portal counted is in, also where the phone cannot write it down
  return { status, told }
}

/** Tells of everybody whom the person who is signed in let in and of whom nobody knows yet. One tab of a device at a time. */
const send = () => navigator.locks.request('entrance', { ifAvailable: true }, async (lock) => {
  if (lock === null || (await untold()).length === 0) return
  // Who is signed in is asked first: what an ended session sends is nobody's, and nobody tells what another saw.
  const { value } = await reach(list)
  if (value === undefined) return
  ;({ token, person } = value)
  const left = new Set()
  for (let most = 100; token !== undefined;) {
    const [first, ...others] = (await untold()).filter(({ id, by }) => by === person && !left.has(id))
    if (first === undefined) return
    const sameDoor = [first, ...others.filter(({ door: at }) => at === first.door)]
    const some = sameDoor.slice(0, most)
    const { status, told } = await tellOf(first.door, some)
    if (told === undefined) {
      if (isSignedOut) return
      token = value.token
      // A door that is refused holds up no other, nor does one that cannot be told hold up whoever came after.
      if (isRefused({ status })) for (const { id } of sameDoor) left.add(id)
      else if (some.length > 1) most = 1
      else left.add(first.id)
    } else for (const { id } of some) if (!told.has(id)) left.add(id)
  }
})

/** What waits is told, and the list is renewed now and then. Without a line nothing of it is lost; an ended session leaves the list, for it may go on. */
async function catchUp(isFirst) {
  try {
    if (kept !== undefined && (isOver() || wasSignedOut())) await forget()
    if (!navigator.onLine) return
    trouble = ''
    await send()
    const isOld = !isHere() || kept.person !== person || Math.abs(Date.now() - kept.readAt) > 120_000
    if (isFirst || isOld || isSignedOut || !hasLine) await renew()
  } catch (error) {
    if (!(error instanceof NoLine)) throw error
    hasLine = false
  } finally {
    await showState()
  }
}

let going
const round = (isFirst = false) => going ??= catchUp(isFirst).finally(() => { going = undefined })

function show(kind, text) {
  verdict.hidden = false
  verdict.className = `notice verdict ${kind}`
  verdict.textContent = `${kind === 'good' ? '✓' : '✕'} ${text}`
  navigator.vibrate?.(kind === 'good' ? 80 : [80, 60, 80])
}

const again = (since) => show('warning', since > 1 ? fill(words.againAt, { time: clock.format(since) }) : words.again)

/** What a badge says, read as `badgeSaid` of the reception reads it: the number and the code, typed with a space between them, or at the end of the address in its QR code. */
function badgeIn(said) {
  const [number = '', ...rest] = said.trim().slice(0, 300).replace(/^.*\//, '').toUpperCase().split(/[#\s]+/)
  const code = rest.join('').replaceAll('-', '')
  return [number, code].every((one) => /^[^\p{C}]{1,40}$/u.test(one)) ? { number, code } : undefined
}

async function markOf({ number, code }) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${kept.salt} ${number} ${code}`))).subarray(0, 9)
  return btoa(String.fromCodePoint(...hash)).replaceAll('+', '-').replaceAll('/', '_')
}

/** What the portal says of a badge; undefined where it says nothing within five seconds. A token that is another session's is asked for once more. */
async function answerOf(one) {
  if (!navigator.onLine || !hasLine || isSignedOut) return undefined
  const signal = AbortSignal.timeout(5000)
  try {
    for (let tries = 0; tries < 2; tries += 1) {
      if (token === undefined) await renew(signal)
      if (token === undefined || kept?.person !== one.by) return undefined
      const { told, status } = await tellOf(one.door, [one], { asks: true, signal })
      if (told !== undefined || !isRefused({ status })) return told?.get(one.id)
    }
  } catch (error) {
    if (!(error instanceof NoLine)) throw error
    hasLine = false
  }
  return undefined
}

/** What the portal said goes, whatever the list has. */
function heard({ mark, at }, { outcome, since }) {
  asked.delete(mark)
  if (outcome === 'in') {
    marks.set(mark, Date.parse(at))
    return show('good', words.in)
  }
  if (outcome === 'again') {
    marks.set(mark, Date.parse(since))
    return again(Date.parse(since))
  }
  marks.delete(mark)
  show('warning', outcome === 'unknown' || outcome === 'elsewhere' ? words.strange : `${words.strange}: ${words[`told ${outcome}`]}`)
}

/** Without an answer the list decides. A badge that it does not have may be new, and nobody is let in by it; whoever is let in is written down before the phone says so. */
async function judgeByList(one) {
  const since = marks.get(one.mark)
  if (since === undefined) return show('warning', fill(words.strangeOffline, { time: clock.format(Date.parse(kept.now)) }))
  if (since !== 0) return again(since)
  await within(({ arrivals }) => { arrivals.put(one) })
  asked.delete(one.mark)
  marks.set(one.mark, Date.parse(one.at))
  show('good', words.in)
}

async function judgeNext(said) {
  const badge = badgeIn(said)
  if (badge === undefined || !isHere()) return show('warning', badge === undefined ? words.unreadable : words.noList)
  const mark = await markOf(badge)
  const here = (await untold()).find((one) => one.mark === mark)
  if (here !== undefined) return again(Date.parse(here.at))
  const id = asked.get(mark) ?? crypto.randomUUID()
  asked.set(mark, id)
  const one = { id, mark, door: kept.at, by: kept.person, at: portalTime(), ...badge }
  const told = await answerOf(one)
  if (told !== undefined) heard(one, told)
  else if (kept?.person === one.by && kept.at === one.door) await judgeByList(one)
  else show('warning', words.refused)
}

async function judgeAfter(before, said) {
  await before
  try {
    await judgeNext(said)
    await showState()
  } catch (error) {
    show('warning', words.notKept)
    reportError(error)
  }
  round()
}

let judging
/** Judges badges one after another: one may be read twice in a moment. */
const judge = (said) => judging = judgeAfter(judging, said)

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

async function start() {
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
  setInterval(round, 10_000)
}

// Without these, which browsers give to pages over HTTPS alone, nothing could be judged: it is said before anybody stands at the door.
const canJudge = crypto.subtle !== undefined && crypto.randomUUID !== undefined && navigator.locks !== undefined && globalThis.indexedDB !== undefined
if (canJudge) await start().catch((error) => { line.textContent = words.unfit; reportError(error) })
else line.textContent = words.unfit
root.dataset.ready = ''
