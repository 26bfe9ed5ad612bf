/** The pages of assessments that are kept: the list of one's own, one of them, its answers, its finished versions. */
import type { Kernel } from '../../../../kernel/index.ts'
import { transact } from '../../../../kernel/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import {
  actions, actorHere, button, type Crumb, definitionList, emptyState, errorSummary, form, html, type Html, idFrom, moment, notFound, notice, page, problemsOf, route, type Route, seeOther, table, tag, type Visit,
} from '../../../../portal/index.ts'
import { institution } from '../../parts.ts'
import type { Kept, KeptAssessments } from '../kept.ts'
import type { Questionnaires } from '../added.ts'
import type { Known, KnownQuestionnaires } from '../known.ts'
import { readSavedFile } from '../saved-file.ts'
import { score } from '../score.ts'
import { answersAfter } from './form.ts'
import { words } from './messages.ts'
import { answersSection, languageNotice, resultSection } from './result.ts'
import { below, fileAnswer, fillForm, finishedOf, formLimit, nextPlace, path } from './try.ts'

const minePath = `${path}/mine`
const keptPath = (id: string): string => `${minePath}/${id}`
const crumbs: readonly Crumb[] = [...below, { title: words.mine, path: minePath }]
const limit = { requests: 300, seconds: 600 } as const

export function mineRoutes({ db }: Pick<Kernel, 'db'>, kept: KeptAssessments, { known }: Questionnaires): readonly Route[] {
  const questionnaireOf = async (one: Named): Promise<Known> => foundIn(await known(), one)
  const found = (visit: Visit, id: string): Promise<Kept> => kept.find(actorHere(visit), idFrom(id))

  return [
    route({
      method: 'GET', path: minePath, kind: 'page', permission: 'signed in', title: words.mine,
      handle: async (visit) => listPage(visit, await kept.of(actorHere(visit)), await known()),
    }),
    route({
      method: 'POST', path: minePath, kind: 'page', permission: 'signed in', title: words.mine, rateLimit: limit, bodyLimit: formLimit,
      handle: async (visit) => {
        const { values } = await visit.form()
        const [scheme, version] = (values['questionnaire'] ?? '').split(' ')
        try {
          const file = readSavedFile(values['file'] ?? '')
          const its = (await known()).find(version, scheme)
          const id = await transact(db, (tx) => kept.begin(tx, actorHere(visit), its, values['name'] ?? '', file))
          return seeOther(visit, keptPath(id))
        } catch (error) {
          return keepAgain(visit, values, problemsOf(error))
        }
      },
    }),
    route({
      method: 'GET', path: `${minePath}/:id`, kind: 'page', permission: 'signed in', title: words.mine,
      handle: async (visit, { id }) => { const one = await found(visit, id); return keptPage(visit, one, await questionnaireOf(one)) },
    }),
    route({
      method: 'GET', path: `${minePath}/:id/answers`, kind: 'page', permission: 'signed in', title: words.change,
      handle: async (visit, { id }) => { const one = await found(visit, id); return answersPage(visit, one, await questionnaireOf(one), visit.url.searchParams.get('at') ?? '') },
    }),
    route({
      method: 'POST', path: `${minePath}/:id/answers`, kind: 'page', permission: 'signed in', title: words.change, rateLimit: limit, bodyLimit: formLimit,
      handle: async (visit, { id }) => {
        const sent = await visit.form()
        const act = sent.values['act'] ?? 'next'
        const { scheme, version } = await found(visit, id)
        const its = await questionnaireOf({ scheme, version })
        const one = await transact(db, (tx) => kept.answer(tx, actorHere(visit), idFrom(id), ({ answers, translations }) => ({ answers: answersAfter(sent, its.questionnaire(), answers), translations })))
        if (act === 'save') return seeOther(visit, `${keptPath(one.id)}?done=saved`)
        const next = nextPlace(its, sent, one.answers, act)
        if (next.place === 'result') return seeOther(visit, keptPath(one.id))
        return next.before ? answersPage(visit, one, its, next.place, next.before) : seeOther(visit, `${keptPath(one.id)}/answers?at=${encodeURIComponent(next.place)}`)
      },
    }),
    deed('name', (visit, id, values) => transact(db, (tx) => kept.rename(tx, actorHere(visit), id, values['name'] ?? ''))),
    deed('finish', async (visit, id) => {
      const one = await kept.find(actorHere(visit), id)
      const its = await questionnaireOf(one)
      const { answers, translations } = finishedOf(its, one.answers, one.translations)
      await transact(db, (tx) => kept.finish(tx, actorHere(visit), id, its, { answers, translations }))
    }),
    deed('delete', (visit, id) => transact(db, (tx) => kept.remove(tx, actorHere(visit), id)), minePath),
    route({
      method: 'GET', path: `${minePath}/:id/file`, kind: 'file', permission: 'signed in',
      handle: async (visit, { id }) => { const one = await found(visit, id); return fileAnswer(await questionnaireOf(one), one.answers, one.translations) },
    }),
    route({
      method: 'GET', path: `${minePath}/:id/versions/:number`, kind: 'page', permission: 'signed in', title: words.versions,
      handle: async (visit, { id, number }) => {
        const one = await found(visit, id)
        const version = one.versions.find((its) => String(its.number) === number)
        if (version === undefined) throw notFound()
        const { locale } = visit
        const its = await questionnaireOf(version)
        return page({
          visit, title: words.numbered(version.number), current: institution, width: 'wide', breadcrumbs: [...crumbs, { title: one.title, path: keptPath(one.id) }], headers: { 'cache-control': 'private, no-store' },
          body: html`<h1>${one.title}: ${words.numbered(version.number)[locale]}</h1>${definitionList(locale, [
            { term: words.finishedAt, value: moment(visit, version.finishedAt) }, { term: words.fingerprint, value: html`<code>${version.fingerprint}</code><br><code>${version.salt}</code>` },
          ])}${resultSection(locale, { known: its, answers: version.answers, score: score(its.questionnaire(), version.answers) })}${languageNotice(locale, its)}${answersSection(locale, { known: its, answers: version.answers })}`,
        })
      },
    }),
  ]

  /** A deed on what is kept; what cannot be done is said on its page. */
  function deed(act: string, perform: (visit: Visit, id: string, values: Readonly<Record<string, string>>) => Promise<unknown>, then?: string): Route {
    return route({
      method: 'POST', path: `${minePath}/:id/${act}`, kind: 'page', permission: 'signed in', title: words.mine, rateLimit: limit,
      handle: async (visit, { id = '' }) => {
        const one = await found(visit, id)
        const { values } = await visit.form()
        try {
          await perform(visit, one.id, values)
        } catch (error) {
          return keptPage(visit, one, await questionnaireOf(one), problemsOf(error))
        }
        return seeOther(visit, then ?? keptPath(one.id))
      },
    })
  }
}

type Named = Pick<Kept, 'scheme' | 'version'>

const foundIn = (known: KnownQuestionnaires, { scheme, version }: Named): Known => known.find(version, scheme)

const stateOf = (visit: Visit, { versions, changed }: Kept): Html =>
  versions.length === 0 ? tag(visit.locale, words.draft, 'wait') : changed ? tag(visit.locale, words.changedSince, 'now') : tag(visit.locale, words.finished, 'good')

function listPage(visit: Visit, all: readonly Kept[], known: KnownQuestionnaires): Response {
  const { locale, link } = visit
  const questionnaireOf = (one: Named): Known => foundIn(known, one)
  return page({
    visit, title: words.mine, current: institution, width: 'wide', breadcrumbs: below,
    body: html`<h1>${words.mine[locale]}</h1><p class="lead">${words.mineLead[locale]}</p>${actions(button(locale, words.start, { href: link(path) }))}${table(locale, {
      caption: words.mine, captionUnseen: true, rows: all, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }), columns: [
        { title: words.name, header: true, cell: ({ id, title }) => html`<a href="${link(keptPath(id))}">${title}</a>` },
        { title: words.questionnaire, cell: (one) => `${questionnaireOf(one).title[locale]} ${one.version}` },
        { title: words.level, numeric: true, cell: (one) => score(questionnaireOf(one).questionnaire(), one.answers).level },
        { title: words.state, cell: (one) => stateOf(visit, one) }, { title: words.changedAt, cell: ({ changedAt }) => moment(visit, changedAt) },
      ],
    })}`,
  })
}

const nameField = ({ locale }: Visit, value: string): Html => html`<div class="field"><label for="f-name">${words.name[locale]}</label><input type="text" id="f-name" name="name" maxlength="200" value="${value}" autocomplete="off"></div>`

/** What was to be kept is still in the form, so that only what is wrong is mended. */
function keepAgain(visit: Visit, values: Readonly<Record<string, string>>, problems: readonly Problem[]): Response {
  const { locale, link } = visit
  return page({
    visit, title: words.keep, current: institution, breadcrumbs: crumbs, error: true,
    body: html`${errorSummary(locale, problems)}<h1>${words.keep[locale]}</h1>${form(visit, {
      action: link(minePath),
      body: html`<input type="hidden" name="file" value="${values['file'] ?? ''}"><input type="hidden" name="questionnaire" value="${values['questionnaire'] ?? ''}">${nameField(visit, values['name'] ?? '')}${actions(button(locale, words.keep))}`,
    })}`,
  })
}

function keptPage(visit: Visit, one: Kept, known: Known, problems: readonly Problem[] = []): Response {
  const { locale, link, url } = visit
  const { id, title, answers, changed, versions, changedAt } = one
  const deed = (act: string, label: Parameters<typeof button>[1], kind: 'main' | 'quiet' | 'danger', body: Html | undefined = undefined): Html =>
    form(visit, { action: link(`${keptPath(id)}/${act}`), body: html`${body}${actions(button(locale, label, { kind }))}` })
  return page({
    visit, title, current: institution, width: 'wide', breadcrumbs: crumbs, error: problems.length > 0, headers: { 'cache-control': 'private, no-store' },
    body: html`${errorSummary(locale, problems)}<h1>${title} ${stateOf(visit, one)}</h1>${url.searchParams.get('done') === 'saved' && notice(locale, { kind: 'good', body: html`<p>${words.saved[locale]}</p>` })}<p class="hint">${words.changedAt[locale]}: ${moment(visit, changedAt)}</p>${actions(
      button(locale, words.change, { kind: changed ? 'quiet' : 'main', href: link(`${keptPath(id)}/answers`) }), button(locale, words.saveFile, { kind: 'quiet', href: link(`${keptPath(id)}/file`) }))}${
      resultSection(locale, { known, answers, score: score(known.questionnaire(), answers) })}${changed && html`<h2>${words.finish[locale]}</h2><p>${words.finishHint[locale]}</p>${deed('finish', words.finish, 'main')}`}<h2>${words.versions[locale]}</h2>${
      versions.length === 0 ? html`<p>${words.noVersions[locale]}</p>` : html`<ul>${versions.map(({ number, finishedAt }) => html`<li><a href="${link(`${keptPath(id)}/versions/${number}`)}">${words.numbered(number)[locale]}</a>, ${moment(visit, finishedAt)}</li>`)}</ul>`}${
      languageNotice(locale, known)}${answersSection(locale, { known, answers })}<h2>${words.name[locale]}</h2>${deed('name', words.save, 'quiet', nameField(visit, title))}${
      versions.length === 0 && html`<h2>${words.remove[locale]}</h2><p>${words.removeHint[locale]}</p>${deed('delete', words.remove, 'danger')}`}`,
  })
}

function answersPage(visit: Visit, { id, title, answers }: Kept, known: Known, at: string, before?: ReadonlySet<string>): Response {
  const { locale, link } = visit
  return page({
    visit, title, current: institution, breadcrumbs: [...crumbs, { title, path: keptPath(id) }], headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${title}</h1>${fillForm(visit, { known, answers, translations: {}, at, ...(before && { before }) }, link(`${keptPath(id)}/answers`), undefined, button(locale, words.save, { kind: 'quiet', name: 'act', value: 'save' }))}`,
  })
}
