/** Sends what the form of the playground says to the API, shows the answer as it comes, and keeps the code beside it true. */

const place = document.querySelector('[data-playground]')
const form = place.querySelector('form')
const log = document.querySelector('[data-log]')
const stop = form.querySelector('[data-stop]')
const send = form.querySelector('[data-send]')
const say = place.dataset
const history = []
let going

const value = (name) => form.elements[name]?.value ?? ''
const isChat = () => value('mode') === 'chat'
const numbers = { max_tokens: 'max_tokens', temperature: 'temperature', top_p: 'top_p', seed: 'seed' }

/** The body of the call, as the form stands. */
function body(text) {
  const parameters = Object.fromEntries(Object.keys(numbers).flatMap((name) => (value(name).trim() === '' ? [] : [[name, Number(value(name).replace(',', '.'))]])))
  const system = value('system').trim()
  return isChat()
    ? { model: value('model'), messages: [...(system ? [{ role: 'system', content: system }] : []), ...history, { role: 'user', content: text }], ...parameters }
    : { model: value('model'), prompt: text, ...parameters }
}

const path = () => (isChat() ? '/v1/chat/completions' : '/v1/completions')

/** Code that does the same call; the key stays in a variable. */
function showCode() {
  const call = body(value('prompt'))
  const { messages, prompt, model, ...parameters } = call
  const json = JSON.stringify(call, null, 2)
  const base = `${location.origin}/v1`
  const python = (one) => JSON.stringify(one).replaceAll(':true', ':True').replaceAll(':false', ':False').replaceAll(':null', ':None')
  const named = Object.entries(parameters).map(([name, one]) => `, ${name}=${one}`).join('')
  const code = {
    curl: `curl ${base.slice(0, -3)}${path()} \\\n  -H "Authorization: Bearer $SHANYRAQ_KEY" \\\n  -H "Content-Type: application/json" \\\n  -d '${json.replaceAll('\'', '\'\\\'\'')}'`,
    python: `import os\nfrom openai import OpenAI\n\nclient = OpenAI(base_url="${base}", api_key=os.environ["SHANYRAQ_KEY"])\n${isChat()
      ? `answer = client.chat.completions.create(model="${model}", messages=${python(messages)}${named})\nprint(answer.choices[0].message.content)`
      : `answer = client.completions.create(model="${model}", prompt=${python(prompt)}${named})\nprint(answer.choices[0].text)`}`,
    typescript: `import OpenAI from 'openai'\n\nconst client = new OpenAI({ baseURL: '${base}', apiKey: process.env.SHANYRAQ_KEY })\nconst answer = await client.${
      isChat() ? 'chat.completions' : 'completions'}.create(${json})\nconsole.log(answer.choices[0].${isChat() ? 'message.content' : 'text'})`,
  }
  for (const [language, text] of Object.entries(code)) document.querySelector(`[data-code="${language}"]`).textContent = text
}

/** A part of the log with its heading. */
function entry(title, text, labelled) {
  const section = document.createElement('section')
  const heading = document.createElement('h3')
  heading.textContent = title
  const words = document.createElement('p')
  words.className = 'said'
  words.textContent = text
  section.append(heading, words)
  if (labelled) {
    const label = document.createElement('p')
    label.className = 'hint'
    label.textContent = say.label
    section.append(label)
  }
  log.append(section)
  return words
}

/** Says below the answer why there is none. */
function complain(text) {
  const message = document.createElement('p')
  message.className = 'error'
  message.setAttribute('role', 'alert')
  message.textContent = text
  log.append(message)
}

/** The events of a stream, each as JSON; a stream that is cut throws. */
async function* events(response) {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body) {
    rest += decoder.decode(chunk, { stream: true })
    const parts = rest.split('\n\n')
    rest = parts.pop()
    for (const part of parts) {
      const data = part.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim()).join('')
      if (data === '[DONE]') return
      if (data !== '') yield JSON.parse(data)
    }
  }
}

const figure = (name, text) => { document.querySelector(`[data-figure="${name}"]`).textContent = text }

/** Browsers know no numbers in Kazakh and would write English ones; they are written as in Russian. */
const written = { kk: 'ru', ru: 'ru', en: 'en-GB' }[document.documentElement.lang]
const number = (of, digits = 0) => new Intl.NumberFormat(written, { maximumFractionDigits: digits }).format(of)

const tenge = (of) => new Intl.NumberFormat(written, {
  style: 'currency', currency: 'KZT', currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger', maximumFractionDigits: 4,
}).format(of)

/** Tiyn per million tokens as tenge for this call. */
function price({ prompt_tokens: input, completion_tokens: output }) {
  const { priceIn, priceOut } = form.elements.model.selectedOptions[0].dataset
  return priceIn === undefined ? say.notSet : tenge((input * Number(priceIn) + output * Number(priceOut)) / 1e8)
}

async function call(text) {
  const began = performance.now()
  let first
  going = new AbortController()
  send.disabled = true
  stop.hidden = false
  if (isChat()) entry(say.you, text)
  const words = entry(say.answer, isChat() ? '' : text, true)
  try {
    const response = await fetch(path(), {
      method: 'POST', signal: going.signal, headers: { 'content-type': 'application/json', authorization: `Bearer ${value('key')}` },
      body: JSON.stringify({ ...body(text), stream: true, stream_options: { include_usage: true } }),
    })
    if (!response.ok) throw new Error((await response.json()).error.message)
    let answer = ''
    for await (const { choices, usage, error } of events(response)) {
      if (error) throw new Error(error.message)
      const piece = choices?.[0]?.delta?.content ?? choices?.[0]?.text ?? ''
      if (piece !== '') first ??= performance.now()
      answer += piece
      words.append(piece)
      if (usage) {
        figure('tokens', `${number(usage.prompt_tokens)} + ${number(usage.completion_tokens)}`)
        figure('price', price(usage))
        figure('first', first === undefined ? '–' : `${number(first - began)} ${say.milliseconds}`)
        figure('speed', number(usage.completion_tokens / Math.max((performance.now() - began) / 1000, 0.001), 1))
      }
    }
    if (answer.trim() === '') {
      words.parentElement.querySelector('.hint').remove()
      complain(isChat() ? say.emptyChat : say.emptyAnswer)
    } else if (isChat()) {
      history.push({ role: 'user', content: text }, { role: 'assistant', content: answer })
      form.elements.prompt.value = ''
    }
  } catch (error) {
    if (error.name !== 'AbortError') complain(error instanceof TypeError ? say.failed : error.message)
  } finally {
    send.disabled = false
    stop.hidden = true
    going = undefined
    showCode()
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const text = value('prompt')
  if (text.trim() !== '' && !going) void call(text)
})
form.elements.prompt.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
})
stop.addEventListener('click', () => going?.abort())
form.querySelector('[data-clear]').addEventListener('click', () => {
  history.length = 0
  log.replaceChildren()
  showCode()
})
function fit() {
  const { chat } = form.elements.model.selectedOptions[0].dataset
  for (const radio of form.querySelectorAll('[name="mode"]')) if (radio.value === 'chat') radio.disabled = chat === undefined
  if (chat === undefined && isChat()) form.querySelector('[name="mode"][value="completion"]').checked = true
  for (const part of document.querySelectorAll('[data-only="chat"]')) part.hidden = !isChat()
  showCode()
}
form.addEventListener('input', fit)
for (const part of document.querySelectorAll('[data-scripted]')) part.hidden = false
fit()
