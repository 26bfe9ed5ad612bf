/** Drafting a model from a finished training run. */
import { transact } from '../../../../kernel/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { actions, actorHere, button, emptyState, errorSummary, field, fields, form, html, problemsOf, route, type Route, seeOther, type Visit } from '../../../../portal/index.ts'
import { modelPath } from '../model.ts'
import type { ModelParts } from '../parts.ts'
import { descriptionFields, descriptionFrom, labelled, nameField, proposed } from './draft-form.ts'
import { pageWords as words } from './messages.ts'
import { modelsPage, registryCrumb } from './parts.ts'

export const draftRoutes = ({ kernel, options, models, sources: { runs } }: ModelParts): readonly Route[] => {
  const permission = { role: options.engineer } as const

  async function draftPage(visit: Visit, values: Readonly<Record<string, string>>, problems: readonly Problem[] = []): Promise<Response> {
    const { locale, link } = visit
    const finished = await runs.finished()
    return modelsPage({
      visit, title: words.newModel, above: [registryCrumb], error: problems.length > 0,
      body: html`${errorSummary(locale, labelled(problems, descriptionFields))}<h1>${words.newModel[locale]}</h1><p class="lead">${words.draftLead[locale]}</p>${finished.length === 0
        ? emptyState(locale, { title: words.noRuns, body: '', action: actions(button(locale, words.toTraining, { kind: 'quiet', href: link('/training') })) })
        : form(visit, {
          body: html`${field(locale, { kind: 'select', name: 'run', label: words.run, choices: finished.map(({ id, title }) => ({ value: id, label: title })) }, { values, problems })}${
            fields(locale, [nameField, ...descriptionFields], { values, problems })}${actions(button(locale, words.prepare))}`,
        })}`,
    })
  }

  return [
    route({
      method: 'GET', path: '/models/new', kind: 'page', permission, title: words.newModel,
      handle: (visit) => draftPage(visit, { ...proposed(options), run: visit.url.searchParams.get('run') ?? '' }),
    }),
    route({
      method: 'POST', path: '/models/new', kind: 'page', permission, title: words.newModel,
      async handle(visit) {
        const { values } = await visit.form()
        const name = (values['name'] ?? '').trim()
        try {
          await transact(kernel.db, (tx) => models.draft(tx, actorHere(visit), { name, description: descriptionFrom(values), from: { run: values['run'] ?? '' } }))
          return seeOther(visit, modelPath(name))
        } catch (error) {
          return draftPage(visit, values, problemsOf(error))
        }
      },
    }),
  ]
}
