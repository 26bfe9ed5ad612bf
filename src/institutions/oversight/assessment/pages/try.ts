/** Assessments without an account: a questionnaire filled in, or a saved file scored. The answers travel with the form, and nothing is kept. */
import { hashOfText } from '../../../../law/canonical.ts'
import { Failure, type Problem } from '../../../../law/failure.ts'
import {
  actions, attributes, button, type Content, type Crumb, definitionList, errorSummary, form, html, type Html, moment, notFound, type Offer, page, problemsOf, route, type Route, type Visit,
} from '../../../../portal/index.ts'
import { institution } from '../../parts.ts'
import { words as oversightWords } from '../../messages.ts'
import type { Questionnaires } from '../added.ts'
import { assess, type Assessed } from '../assess.ts'
import { isEmpty, type Answers } from '../expression.ts'
import type { Known, KnownQuestionnaires } from '../known.ts'
import { isAsked } from '../questionnaire.ts'
import { mostBytes, readSavedFile, type SavedFile, writeSavedFile } from '../saved-file.ts'
import { score } from '../score.ts'
import { answersAfter, askingNow, namesAsked, offeredIn, sectionFields, type SentForm } from './form.ts'
import { words } from './messages.ts'
import { answersSection, languageNotice, resultSection, type Shown } from './result.ts'
import { inParagraphs, sectionName } from './said.ts'

export const path = '/oversight/assessments'
const crumbs: readonly Crumb[] = [{ title: oversightWords.name, path: '/oversight' }]
export const below: readonly Crumb[] = [...crumbs, { title: words.title, path }]
const fillPath = ({ scheme, version }: Pick<Known, 'scheme' | 'version'>): string => `${path}/questionnaires/${scheme}/${version}`

/** A whole form with long answers in Cyrillic letters, written for an address. */
export const formLimit = 6 * mostBytes
const limit = { requests: 300, seconds: 600 } as const

export const assessmentOffer: Offer = { needs: ['decided', 'company', 'state'], path, title: words.title, hint: words.hint, now: (visit) => html`<p>${words.lead[visit.locale]}</p>${actions(button(visit.locale, words.start, { href: visit.link(path) }))}` }

/** Above the questions of a form: what else it carries of the answers. */
const carried = (answers: Answers, translations: SavedFile['translations'], { version }: Known): Html =>
  html`<input type="hidden" name="file" value="${writeSavedFile({ version, answers, translations })}">`

/** `addingFor` says where whoever looks adds a further version, if they may. */
export function tryRoutes({ known }: Questionnaires, addingFor: (visit: Visit) => string | undefined = () => undefined): readonly Route[] {
  const start = async (visit: Visit, problems?: readonly Problem[]): Promise<Response> => startPage(visit, await known(), addingFor(visit), problems)
  const chosen = async ({ scheme, version }: { readonly scheme: string; readonly version: string }): Promise<Known> =>
    (await known()).all.find((one) => one.scheme === scheme && one.version === version) ?? missing()

  return [
    route({ method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, handle: (visit) => start(visit) }),
    route({
      method: 'GET', path: `${path}/questionnaires/:scheme/:version`, kind: 'page', permission: 'everyone', title: words.title,
      handle: async (visit, params) => {
        const one = await chosen(params)
        return fillPage(visit, { known: one, answers: new Map(), translations: {}, at: visit.url.searchParams.has('whole') ? 'whole' : undefined })
      },
    }),
    route({
      method: 'POST', path: `${path}/questionnaires/:scheme/:version`, kind: 'page', permission: 'everyone', title: words.title, rateLimit: limit, bodyLimit: formLimit,
      handle: async (visit, params) => {
        const one = await chosen(params)
        const sent = await visit.form()
        const file = fileIn(sent)
        return step(visit, one, sent, { answers: answersAfter(sent, one.questionnaire(), file.answers), translations: file.translations })
      },
    }),
    route({
      method: 'POST', path: `${path}/score`, kind: 'page', permission: 'everyone', title: words.title, rateLimit: limit, files: { limitMegabytes: 16, count: 1 },
      handle: async (visit) => {
        try {
          const { file, chosen: version } = await sentFile(visit)
          const [scheme, number] = version.split(' ')
          return resultPage(visit, assess(await known(), readSavedFile(file), version === '' ? {} : { ...(scheme && { scheme }), ...(number && { version: number }) }))
        } catch (error) {
          return start(visit, problemsOf(error))
        }
      },
    }),
  ]
}

const missing = (): never => { throw notFound() }

/** The file of a form with one, as text; larger ones are refused before they are read to the end. */
async function sentFile(visit: Visit): Promise<{ readonly file: string; readonly chosen: string }> {
  const { values } = await visit.form(async ({ content }) => {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of content) {
      size += part.length
      if (size <= mostBytes + 1) parts.push(part)
    }
    return new TextDecoder().decode(Buffer.concat(parts)) + (size > mostBytes ? ' '.repeat(mostBytes) : '')
  })
  const file = values['file'] ?? ''
  if (file.trim() === '') throw new Failure('invalid', words.noFile, [{ field: 'file', text: words.noFile }])
  return { file, chosen: values['version'] ?? '' }
}

/** What a form carries of the answers before it; a form without any begins. */
const fileIn = ({ values }: SentForm): Pick<SavedFile, 'answers' | 'translations'> => (values['file'] === undefined ? { answers: new Map<string, unknown>(), translations: {} } : readSavedFile(values['file']))

interface Filling {
  readonly known: Known
  readonly answers: Answers
  readonly translations: SavedFile['translations']
  /** The section that is shown, or all of them; the first where it is not asked. */
  readonly at?: string | undefined
  /** What stood on the page before, where more has appeared. */
  readonly before?: ReadonlySet<string>
}

/** What the button that was pressed leads to. Everything that appeared by the answers is asked before the form goes on. */
function step(visit: Visit, known: Known, sent: SentForm, { answers, translations }: Pick<Filling, 'answers' | 'translations'>): Response {
  const act = sent.values['act'] ?? 'next'
  if (act === 'file') return fileAnswer(known, answers, translations)
  const next = nextPlace(known, sent, answers, act)
  if (next.place === 'result') return resultPage(visit, finishedOf(known, answers, translations))
  return fillPage(visit, { known, answers, translations, at: next.place, ...(next.before && { before: next.before }) })
}

/** Where a form goes on: a section, all of them, or the result; with what stood there before when new questions keep it where it is. */
export function nextPlace(known: Known, sent: SentForm, answers: Answers, act: string): { readonly place: string; readonly before?: ReadonlySet<string> } {
  const sections = askingNow(known.questionnaire(), answers)
  const at = sent.values['at'] ?? ''
  const here = sections.findIndex(({ name }) => name === at)
  const offered = new Set(offeredIn(sent))
  const onPage = at === 'whole' ? sections : sections.filter(({ name }) => name === at)
  const appeared = offered.size > 0 && namesAsked(onPage, answers).some((name) => !offered.has(name))
  if (appeared && (act === 'next' || act === 'result')) return { place: at, before: offered }
  if (act.startsWith('go:')) return { place: act.slice(3) }
  if (act === 'result') return { place: 'result' }
  if (act === 'back') return { place: sections[Math.max(0, here - 1)]?.name ?? '' }
  if (act === 'renew' || act === 'change') return { place: at }
  return { place: here >= 0 && here + 1 < sections.length ? sections[here + 1]!.name : 'result' }
}

/** What is done when a form is: answers to what is not asked any more go, as SurveyJS clears them on completion. */
export function finishedOf(known: Known, answers: Answers, translations: SavedFile['translations']): Shown & { readonly translations: SavedFile['translations']; readonly gone: number } {
  const { questions } = known.questionnaire()
  const asked = new Map([...answers].filter(([name]) => { const question = questions.get(name); return question === undefined || isAsked(question, answers) }))
  return { known, answers: asked, translations, score: score(known.questionnaire(), asked), gone: answers.size - asked.size }
}

export const fileAnswer = (known: Known, answers: Answers, translations: SavedFile['translations']): Response =>
  new Response(writeSavedFile({ version: known.version, answers, translations }), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="assessment-${known.version}.json"`, 'cache-control': 'private, no-store' },
  })

function startPage(visit: Visit, known: KnownQuestionnaires, adding: string | undefined, problems: readonly Problem[] = []): Response {
  const { locale, link, actor } = visit
  const [first] = known.all
  return page({
    visit, title: words.title, current: institution, breadcrumbs: crumbs, width: 'wide', error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${first && actions(button(locale, words.start, { href: link(fillPath(first)) }), actor !== null && button(locale, words.mine, { kind: 'quiet', href: link(`${path}/mine`) }))}
<h2>${words.loadTitle[locale]}</h2><p>${words.loadLead[locale]}</p>${uploadForm(visit, known, `${path}/score`)}
<h2>${words.choose[locale]}</h2>${adding && actions(button(locale, words.add, { kind: 'quiet', href: link(adding) }))}${known.all.map((one) => html`<h3>${one.title[locale]} ${one.version}</h3>${definitionList(locale, [
    { term: words.publisher, value: one.publisher[locale] }, { term: words.source, value: html`<a href="${one.source}">${one.source.replace(/^https:\/\//, '')}</a>` }, { term: words.licence, value: one.licence },
    { term: words.hash, value: html`<code>${hashOfText(one.file())}</code>` }, ...(one.addedAt === undefined ? [] : [{ term: words.addedAt, value: moment(visit, one.addedAt) }]), { term: words.scored, value: [...one.questionnaire().questions.values()].filter(({ counts }) => counts !== 'nothing').length },
  ])}${actions(button(locale, words.startWith(one.version), { kind: 'quiet', href: link(fillPath(one)) }))}`)}<p class="hint"><a href="${link('/api')}">${words.apiHint[locale]}</a></p>`,
  })
}

function uploadForm(visit: Visit, known: KnownQuestionnaires, action: string): Html {
  const { locale, link } = visit
  return form(visit, {
    action: link(action), files: true,
    body: html`<div class="field"><label for="version">${words.byVersion[locale]}</label><select id="version" name="version"><option value="">${words.ownVersion[locale]}</option>${
      known.all.map(({ scheme, version, title }) => html`<option value="${scheme} ${version}">${title[locale]} ${version}</option>`)}</select></div>
<div class="field"><label for="f-file">${words.file[locale]}</label><input type="file" id="f-file" name="file" accept=".json,application/json"></div>${actions(button(locale, words.score, { kind: 'quiet' }))}`,
  })
}

function fillPage(visit: Visit, filling: Filling): Response {
  const { known } = filling
  const { locale, link } = visit
  return page({
    visit, title: words.title, current: institution, breadcrumbs: below, headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${known.title[locale]} ${known.version}</h1>${fillForm(visit, filling, link(fillPath(known)), carried(filling.answers, filling.translations, known))}`,
  })
}

/** The form of a section or of all: the questions, the way on, and every other section. `more` stands in it, and its buttons after those of the form. */
export function fillForm(visit: Visit, { known, answers, at, before }: Filling, action: string, more: Content, buttons: Content = button(visit.locale, words.saveFile, { kind: 'quiet', name: 'act', value: 'file' })): Html {
  const { locale } = visit
  const all = askingNow(known.questionnaire(), answers)
  const whole = at === 'whole'
  const here = Math.max(0, all.findIndex(({ name }) => name === at))
  const shown = whole ? all : all.slice(here, here + 1)
  const act = (label: Parameters<typeof button>[1], value: string, kind: 'main' | 'quiet' = 'quiet'): Html => button(locale, label, { kind, name: 'act', value })
  const { sections } = score(known.questionnaire(), answers)
  const counts = new Map(sections.map((one) => [one.section, one]))
  const introduction = known.questionnaire().sections.filter((one) => one.parts.length > 0 && one.parts.every(({ is }) => is === 'words')).flatMap(({ parts }) => parts)
  return html`${languageNotice(locale, known)}${here === 0 && !whole && introduction.length > 0 && html`<details><summary>${words.introduction[locale]}</summary>${introduction.map((part) => part.is === 'words' && inParagraphs(part.said, known, locale))}</details>`}${
    before && html`<div role="status">${html`<p class="notice info">${words.appeared[locale]}</p>`}</div>`}${!whole && html`<p class="hint">${words.section(here + 1, all.length)[locale]}</p>`}${form(visit, {
    action,
    body: html`${more}<input type="hidden" name="at" value="${whole ? 'whole' : shown[0]?.name ?? ''}">${sectionFields(locale, { known, answers, ...(before && { before }) }, shown)}${
      whole ? actions(act(words.result, 'result', 'main'), act(words.renew, 'renew'), buttons)
        : actions(act(here + 1 < all.length ? words.next : words.result, 'next', 'main'), here > 0 && act(words.back, 'back'), here + 1 < all.length && act(words.result, 'result'), buttons)}<details><summary>${words.sections[locale]}</summary><ol>${all.map((one) => {
      const count = counts.get(one.name)
      return html`<li><button class="button plain" name="act" value="go:${one.name}"${attributes({ 'aria-current': one.name === shown[0]?.name && !whole && 'step' })}>${sectionName(one, known, locale)}</button>${
        count && html` <span class="hint">${words.answered(count.answered, count.asked)[locale]}</span>`}</li>`
    })}</ol>${actions(whole ? act(words.bySection, `go:${all[0]?.name ?? ''}`) : act(words.whole, 'go:whole'))}</details>`,
  })}`
}

/** The result with what can be done with it: nothing of it is kept unless somebody says so. */
function resultPage(visit: Visit, shown: (Assessed | ReturnType<typeof finishedOf>)): Response {
  const { locale, link, actor } = visit
  const { known, answers, translations } = shown
  const state = carried(answers, translations, known)
  const gone = 'gone' in shown ? shown.gone : 0
  return page({
    visit, title: words.title, current: institution, breadcrumbs: below, width: 'wide', headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${known.title[locale]} ${known.version}</h1>${gone > 0 && html`<p class="hint">${words.notAsked(gone)[locale]}</p>`}${resultSection(locale, shown)}${form(visit, {
      action: link(fillPath(known)),
      body: html`${state}${actions(button(locale, words.saveFile, { name: 'act', value: 'file' }), button(locale, words.change, { kind: 'quiet', name: 'act', value: 'go:' }))}`,
    })}${actor === null ? html`<p class="hint">${words.keepHint[locale]} <a href="${link('/sign-in')}">${words.keep[locale]}</a></p>` : keepForm(visit, known, state, typeof answers.get('projectDetailsTitle') === 'string' && !isEmpty(answers.get('projectDetailsTitle')) ? String(answers.get('projectDetailsTitle')).slice(0, 200) : '')}${
      languageNotice(locale, known)}${answersSection(locale, shown)}`,
  })
}

const keepForm = (visit: Visit, { scheme, version }: Known, state: Html, name: string): Html => form(visit, {
  action: visit.link(`${path}/mine`),
  body: html`<h2>${words.keep[visit.locale]}</h2>${state}<input type="hidden" name="questionnaire" value="${scheme} ${version}"><div class="field"><label for="f-name">${words.name[visit.locale]}</label><p class="hint" id="name-hint">${
    words.nameHint[visit.locale]}</p><input type="text" id="f-name" name="name" maxlength="200" value="${name}" aria-describedby="name-hint" autocomplete="off"></div>${actions(button(visit.locale, words.keep, { kind: 'quiet' }))}`,
})
