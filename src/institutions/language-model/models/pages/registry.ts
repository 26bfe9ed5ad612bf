/** The registry as a page and as files: every model that the asker may see, with search, filters and the honest count. */
import { dayOf } from '../../../../law/time.ts'
import {
  actions, button, csv, dateTime, emptyState, filters, html, json, pageFrom, pagination, route, type Route, table, tag, type Visit,
} from '../../../../portal/index.ts'
import { nameOfLanguage } from '../../corpus/index.ts'
import { type Mark, withdrawn } from '../../../../kernel/taken-back/index.ts'
import { markedTag } from '../../marks/index.ts'
import { isEngineer, isInside } from '../../office.ts'
import type { ModelQuery } from '../find-models.ts'
import { languagesToChoose } from '../listed.ts'
import { nameOfLicence } from '../licence-names.ts'
import { languagesOf, type Model, modelPath, modelStates, type ModelState } from '../model.ts'
import type { ModelPageParts } from '../parts.ts'
import { addWords } from './add-messages.ts'
import { declaredList, isDeclared } from './declared.ts'
import { countOf, pageWords as words, stateWords } from './messages.ts'
import { modelsPage, tones } from './parts.ts'

const onPage = 30
/** Rows of an exported file: more models than a programme will have. */
const mostExported = 10_000
/** What of an address narrows the list. */
const narrowing = ['q', 'language', 'state', 'licence'] as const

export const registryRoutes = ({ options, models, serving }: ModelPageParts): readonly Route[] => {
  const visible = (visit: Visit): readonly ModelState[] => (isInside(visit.actor, options) ? modelStates : ['released', 'withdrawn'])

  /** What an address asks for; an unknown state or language asks for nothing that is there. */
  function askedIn(visit: Visit): Omit<ModelQuery, 'limit' | 'offset'> {
    const value = (name: string): string => (visit.url.searchParams.get(name) ?? '').slice(0, 300)
    const states = visible(visit)
    return {
      text: value('q'), locale: visit.locale, states: value('state') === '' ? states : states.filter((state) => state === value('state')),
      ...(value('language') !== '' && { language: value('language') }), ...(value('licence') !== '' && { licence: value('licence') }),
    }
  }

  return [
    route({
      method: 'GET', path: '/models', kind: 'page', permission: 'everyone', title: words.title,
      async handle(visit) {
        const { locale, url, link, settings: { zone } } = visit
        const at = pageFrom(visit)
        const narrowed = narrowing.some((name) => (url.searchParams.get(name) ?? '') !== '')
        const { models: rows, total } = await models.list({ ...askedIn(visit), limit: onPage, offset: (at - 1) * onPage })
        const marked = await models.marksOf(rows)
        const declared = at === 1 && !narrowed ? serving.models().filter(isDeclared) : []
        const query = new URLSearchParams([...url.searchParams].filter(([name]) => name !== 'page')).toString()
        return modelsPage({
          visit, title: words.title, width: 'wide',
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${isEngineer(visit.actor, options)
            && actions(button(locale, words.newModel, { kind: 'quiet', href: link('/models/new') }), button(locale, addWords.title, { kind: 'quiet', href: link('/models/add') }))}${filters(locale, {
            url,
            filters: [
              { name: 'q', label: words.search }, { name: 'language', label: words.language, choices: languagesToChoose.map((value) => ({ value, label: nameOfLanguage(value) })) },
              { name: 'state', label: words.state, choices: visible(visit).map((value) => ({ value, label: stateWords[value] })) }, { name: 'licence', label: words.licence },
            ],
            downloads: ['csv', 'json'].map((format) => ({ title: format.toUpperCase(), href: `/models.${format}${query && `?${query}`}` })),
          })}${table(locale, {
            caption: words.title, captionUnseen: true, rows, empty: narrowed ? emptyState(locale, { title: words.none, body: words.noneHint[locale] }) : emptyState(locale, { title: words.noneYet, body: words.noneYetHint[locale] }),
            columns: [
              { title: words.model, header: true, cell: ({ name, id, state, description }) => html`<a href="${link(modelPath(state === 'failed' ? id : name))}">${name}</a><br><span class="hint">${description.summary[locale]}</span>` },
              { title: words.state, cell: ({ id, state }) => html`${tag(locale, stateWords[state], tones[state])}${markedTag(locale, marked.get(id)!)}` },
              { title: words.language, cell: ({ provenance }) => languagesOf(provenance).map((language) => nameOfLanguage(language)[locale]).join(', ') },
              { title: words.licence, cell: ({ description: { licence } }) => nameOfLicence(licence)[locale] },
              { title: words.date, cell: (model) => dateTime(locale, dayOf(model.releasedAt ?? model.draftedAt, zone)) },
              { title: words.parameters, numeric: true, cell: ({ made }) => made && countOf(made.shape.parameters)[locale] },
              { title: words.context, numeric: true, cell: ({ made }) => made && countOf(made.shape.contextLength)[locale] },
            ],
          })}${total > 0 && pagination(locale, { url, page: at, size: onPage, total })}${declared.length > 0 && declaredList(visit, declared)}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/models.csv', kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { models: rows } = await models.list({ ...askedIn(visit), limit: mostExported, offset: 0 })
        const marked = await models.marksOf(rows)
        return csv('models.csv', columns, rows.map((model) => {
          const { takenBack, ...record } = recordOf(model, marked)
          return [...Object.values(record), takenBack.join(' ')]
        }))
      },
    }),
    route({
      method: 'GET', path: '/models.json', kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { models: rows, total } = await models.list({ ...askedIn(visit), limit: mostExported, offset: 0 })
        const marked = await models.marksOf(rows)
        return json({ total, models: rows.map((model) => ({ ...recordOf(model, marked), summary: model.description.summary })) })
      },
    }),
  ]
}

const columns = ['name', 'state', 'version', 'licence', 'languages', 'parameters', 'context', 'released', 'taken back']

type Listed = Pick<Model, 'id' | 'name' | 'state' | 'provenance' | 'made' | 'description' | 'releasedAt'>

/** One model as a row of data. */
const recordOf = ({ id, name, state, provenance, made, description, releasedAt }: Listed, marked: ReadonlyMap<string, readonly Mark[]>) => ({
  name, state, version: made?.hash ?? '', licence: description.licence, languages: languagesOf(provenance).join(' '), parameters: made?.shape.parameters ?? '', context: made?.shape.contextLength ?? '',
  released: releasedAt ?? '', takenBack: withdrawn(marked.get(id)!).map(({ source }) => source),
})
