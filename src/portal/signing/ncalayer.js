/**
 * Signs a document in the browser through NCALayer, the program of Kazakhstan's national certification authority that holds
 * the person's key on their own computer. The key never comes here: data go in, a CMS comes out.
 *
 * A form opts in with `data-ncalayer`. Without this script it is an ordinary form, where the person uploads a signature file:
 *
 *   <form method="post" data-ncalayer data-document="/documents/1" data-signer="head" data-bin="000000000000">
 *     <input type="hidden" name="cms">
 *     <button type="submit">…</button>
 *     <p role="status" data-ncalayer-status></p>
 *   </form>
 *
 * `data-document` is the address of the bytes to sign; `data-signer` (person, head, sign, finance, employee) and `data-bin`
 * say which keys NCALayer offers. The page's policy must allow `connect-src wss://127.0.0.1:13579`.
 */

const address = 'wss://127.0.0.1:13579'
/** NCALayer answers on the same computer: if it runs, it greets at once. */
const greetingMs = 5_000

/** Key usages of the authority's certificates: every signing key has the first, the others say in what capacity. */
const signing = '1.3.6.1.5.5.7.3.4'
const capacities = {
  person: '1.2.398.3.3.4.1.1',
  head: '1.2.398.3.3.4.1.2.1',
  sign: '1.2.398.3.3.4.1.2.2',
  finance: '1.2.398.3.3.4.1.2.3',
  employee: '1.2.398.3.3.4.1.2.5',
}

const words = {
  kk: {
    connecting: 'NCALayer бағдарламасына қосылуда…',
    choose: 'NCALayer терезесінде кілтіңізді таңдап, құпиясөзін енгізіңіз.',
    sending: 'Қолтаңба дайын, жіберілуде…',
    away: 'NCALayer жауап бермейді. Бағдарламаны іске қосып, қайталап көріңіз; ол орнатылмаса, pki.gov.kz сайтынан алыңыз.',
    cancelled: 'Сіз қол қоюдан бас тарттыңыз. Құжатқа қол қойылған жоқ.',
    failed: 'NCALayer қол қоя алмады: ',
    odd: 'NCALayer түсініксіз жауап берді. Бағдарламаны жаңартып, қайталап көріңіз.',
    unread: 'Құжатты жүктеп алу мүмкін болмады. Бетті жаңартып, қайталап көріңіз.',
  },
  ru: {
    connecting: 'Подключение к NCALayer…',
    choose: 'Выберите ключ в окне NCALayer и введите его пароль.',
    sending: 'Подпись готова, отправляем…',
    away: 'NCALayer не отвечает. Запустите программу и попробуйте снова; если её нет, возьмите её на сайте pki.gov.kz.',
    cancelled: 'Вы отказались от подписания. Документ не подписан.',
    failed: 'NCALayer не смог подписать: ',
    odd: 'NCALayer ответил непонятно. Обновите программу и попробуйте снова.',
    unread: 'Не удалось получить документ. Обновите страницу и попробуйте снова.',
  },
  en: {
    connecting: 'Connecting to NCALayer…',
    choose: 'Choose your key in the window of NCALayer and enter its password.',
    sending: 'Signed; sending…',
    away: 'NCALayer does not answer. Start the program and try again; if it is not installed, get it from pki.gov.kz.',
    cancelled: 'You chose not to sign. The document was not signed.',
    failed: 'NCALayer could not sign: ',
    odd: 'NCALayer gave an answer that cannot be read. Update the program and try again.',
    unread: 'The document could not be fetched. Reload the page and try again.',
  },
}

/** Why nothing was signed: `reason` is a key of the words, `detail` what NCALayer said itself. */
export class NotSigned extends Error {
  constructor(reason, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`)
    this.reason = reason
    this.detail = detail
  }
}

/** Signs bytes, detached and with a time stamp; answers with the CMS in base64 or throws `NotSigned`. */
export async function sign({ data, signer, bin, locale = 'ru', progress = () => {}, Socket = WebSocket, waitMs = greetingMs }) {
  progress('connecting')
  const socket = new Socket(address)
  try {
    const greeting = await next(socket, ({ result }) => result?.version !== undefined, waitMs)
    if (greeting === undefined) throw new NotSigned('away')
    progress('choose')
    const answered = next(socket, (message) => typeof message.status === 'boolean' || message.success === false)
    socket.send(JSON.stringify(request({ data, signer, bin, locale })))
    return signatureIn(await answered)
  } finally {
    socket.close()
  }
}

/** The call of module `kz.gov.pki.knca.basics`; no storages named means that all are offered. */
const request = ({ data, signer, bin, locale }) => ({
  module: 'kz.gov.pki.knca.basics',
  method: 'sign',
  args: {
    allowedStorages: null,
    format: 'cms',
    data: base64(data),
    signingParams: { decode: true, encapsulate: false, digested: false, tsaProfile: {} },
    signerParams: {
      extKeyUsageOids: Object.hasOwn(capacities, signer ?? '') ? [signing, capacities[signer]] : [signing],
      ...(bin && { bin }),
    },
    locale,
  },
})

/** `{ status: true, body: { result } }` holds a signature, or a list of one; without a result the person closed the window. */
function signatureIn(message) {
  if (message === undefined) throw new NotSigned('away')
  if (message.status !== true) {
    throw new NotSigned('failed', [message.code ?? message.errorCode, message.message].filter(Boolean).join(' '))
  }
  const result = [message.body?.result].flat()[0]
  if (result === undefined || result === null) throw new NotSigned('cancelled')
  const cms = typeof result === 'string' ? result.replace(/-----[A-Z0-9 ]+-----|\s/g, '') : ''
  if (!/^[A-Za-z0-9+/]+=*$/.test(cms)) throw new NotSigned('odd')
  return cms
}

/** The next message that is meant, or `undefined` when the connection ends or `waitMs` pass; anything else is passed over. */
const next = (socket, isMeant, waitMs) => new Promise((resolve) => {
  const end = () => resolve(undefined)
  const timer = waitMs === undefined ? undefined : setTimeout(end, waitMs)
  socket.addEventListener('error', end)
  socket.addEventListener('close', end)
  socket.addEventListener('message', ({ data }) => {
    const message = parse(data)
    if (!message || !isMeant(message)) return
    clearTimeout(timer)
    resolve(message)
  })
})

function parse(text) {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' ? value : undefined
  } catch {
    return undefined // such as "--heartbeat--"
  }
}

function base64(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** Fetches what is to be signed. */
async function fetchDocument(from) {
  const response = await fetch(from, { credentials: 'same-origin' }).catch(() => undefined)
  if (!response?.ok) throw new NotSigned('unread')
  return new Uint8Array(await response.arrayBuffer())
}

/** Lets a form sign before it is sent. */
function wire(form) {
  const field = form.elements.namedItem('cms')
  const status = form.querySelector('[data-ncalayer-status]')
  const locale = Object.hasOwn(words, document.documentElement.lang) ? document.documentElement.lang : 'ru'
  const say = (reason, detail = '') => {
    if (status) status.textContent = words[locale][reason] + detail
  }
  let busy = false
  form.addEventListener('submit', async (event) => {
    if (field.value !== '') return
    event.preventDefault()
    if (busy) return
    busy = true
    const { document: from, signer, bin } = form.dataset
    try {
      field.value = await sign({ data: await fetchDocument(from), signer, bin, locale, progress: say })
      say('sending')
      form.requestSubmit(event.submitter)
    } catch (error) {
      if (!(error instanceof NotSigned)) throw error
      say(error.reason, error.detail)
    } finally {
      busy = false
    }
  })
}

if (typeof document !== 'undefined') for (const form of document.querySelectorAll('form[data-ncalayer]')) wire(form)
