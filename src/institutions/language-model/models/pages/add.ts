/** Adding a model that was made elsewhere: how it is sent, what has come, and the form that makes a draft of it. */
import { printSize } from '../../../../kernel/files/index.ts'
import { transact } from '../../../../kernel/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import {
  actions, actorHere, button, copyable, emptyState, errorSummary, field, fields, form, html, type Html, moment, problemsOf, route, type Route, seeOther, table, type Visit,
} from '../../../../portal/index.ts'
import { type Delivery, missingIn } from '../delivery.ts'
import { readDescription } from '../describe.ts'
import { isStated, type Model, modelPath } from '../model.ts'
import type { ModelParts } from '../parts.ts'
import { addWords as words } from './add-messages.ts'
import { descriptionFields, descriptionFrom, descriptionValues, labelled, proposed } from './draft-form.ts'
import { pageWords } from './messages.ts'
import { modelsPage, registryCrumb } from './parts.ts'
import { statementFields, statementFrom, valuesOf } from './statement-form.ts'

type Values = Readonly<Record<string, string>>

const addCrumb = { title: words.title, path: '/models/add' }
const example = 'ulgi-kk-1b'

export const addRoutes = ({ kernel, options, models, deliveries, sources: { runs } }: ModelParts): readonly Route[] => {
  const permission = { role: options.engineer } as const
  const datasets = options.datasets(kernel)

  /** Lines to copy, each of which works as it stands once the name and the folder are the reader's own. */
  function lines({ locale }: Visit): Html {
    const [url, repo] = [kernel.settings.publicUrl, `${options.namespace}/${example}`]
    return html`${copyable(locale, { label: words.install, value: 'pip install -U huggingface_hub' })}${
      copyable(locale, { label: words.shell, value: `HF_ENDPOINT=${url} HF_TOKEN=$TOKEN hf upload ${repo} ./model .` })}${
      copyable(locale, { label: words.python, value: `import os; from huggingface_hub import HfApi; api = HfApi(endpoint="${url}", token=os.environ["TOKEN"]); api.create_repo("${repo}", exist_ok=True); api.upload_folder(repo_id="${repo}", folder_path="./model")` })}${
      copyable(locale, { label: words.javascript, value: `import { createRepo, uploadFiles } from '@huggingface/hub'; import { pathToFileURL } from 'node:url'; import { readdirSync } from 'node:fs'; const to = { repo: '${repo}', hubUrl: '${url}', accessToken: 'hf_' + process.env.TOKEN }; await createRepo(to).catch(() => {}); await uploadFiles({ ...to, files: readdirSync('./model').map((path) => ({ path, content: pathToFileURL('./model/' + path) })) })` })}`
  }

  /** Names of which a draft is being made: what was sent of them stays as it is. */
  const underWay = async (): Promise<ReadonlySet<string>> =>
    new Set((await models.list({ states: ['preparing'], limit: mostUnderWay, offset: 0 })).models.map(({ name }) => name))

  async function addPage(visit: Visit, problems: readonly Problem[] = []): Promise<Response> {
    const { locale, link } = visit
    const [sent, preparing] = await Promise.all([deliveries.list(), underWay()])
    const stateOf = (delivery: Delivery): string => {
      const missing = missingIn(delivery)
      return (preparing.has(delivery.name) ? words.preparing : missing.length > 0 ? words.missing(missing.slice(0, mostNamed).join(', ')) : words.whole)[locale]
    }
    const deedsOf = (delivery: Delivery) => !preparing.has(delivery.name) && html`${missingIn(delivery).length === 0 && html`<a href="${link(`/models/add/${delivery.name}`)}">${words.describe[locale]}</a>`}${
      form(visit, { action: link(`/models/add/${delivery.name}/remove`), body: button(locale, words.removeOf(delivery.name), { kind: 'quiet' }) })}`
    return modelsPage({
      visit, title: words.title, width: 'wide', above: [registryCrumb], error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><h2>${words.keyTitle[locale]}</h2><p>${words.key[locale]} <a href="${link('/account/tokens')}">${
        words.toKeys[locale]}</a></p><h2>${words.sendTitle[locale]}</h2><p>${words.needs[locale]}</p><p>${words.sendNote[locale]}</p>${lines(visit)}<h2>${words.describeTitle[locale]}</h2>${table(locale, {
        caption: words.sent, captionUnseen: true, rows: sent, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
        columns: [
          { title: pageWords.model, header: true, cell: ({ name }) => name },
          { title: words.files, cell: ({ files }) => words.filesText(files.length, printSize(files.reduce((sum, { size }) => sum + size, 0)))[locale] },
          { title: words.state, cell: stateOf }, { title: words.changed, cell: ({ changedAt }) => moment(visit, changedAt) }, { title: words.deeds, cell: deedsOf },
        ],
      })}`,
    })
  }

  /** What was said of a model of this name that could not be prepared: it need not be said again. */
  async function saidBefore(name: string): Promise<Values> {
    const { models: failed } = await models.list({ text: name, states: ['failed'], limit: mostUnderWay, offset: 0 })
    const last: Model | undefined = failed.find((model) => model.name === name && isStated(model.provenance))
    return last && isStated(last.provenance) ? { ...descriptionValues(last.description), ...valuesOf(last.provenance) } : { ...proposed(options), kind: 'base' }
  }

  async function formPage(visit: Visit, delivery: Delivery, values: Values, problems: readonly Problem[] = []): Promise<Response> {
    const { locale } = visit
    const prepared = await runs.prepared()
    return modelsPage({
      visit, title: words.formTitle, above: [registryCrumb, addCrumb], error: problems.length > 0,
      body: html`${errorSummary(locale, labelled(problems, descriptionFields))}<p class="kicker">${words.title[locale]}</p><h1>${delivery.name}</h1><p class="lead">${words.formLead[locale]}</p>${form(visit, {
        body: html`<h2>${words.originTitle[locale]}</h2>${fields(locale, statementFields.slice(0, 4), { values, problems })}${field(locale, {
          kind: 'select', name: 'run', label: words.run, hint: words.runHint, choices: [{ value: '', label: words.noRun }, ...prepared.map(({ id, title }) => ({ value: id, label: title }))],
        }, { values, problems })}${fields(locale, statementFields.slice(4), { values, problems })}<h2>${words.aboutTitle[locale]}</h2>${
          fields(locale, descriptionFields, { values, problems })}${actions(button(locale, pageWords.prepare))}`,
      })}`,
    })
  }

  return [
    route({ method: 'GET', path: '/models/add', kind: 'page', permission, title: words.title, handle: (visit) => addPage(visit) }),
    route({
      method: 'GET', path: '/models/add/:name', kind: 'page', permission, title: words.formTitle,
      async handle(visit, { name }) {
        const delivery = await deliveries.find(name)
        return missingIn(delivery).length > 0 ? seeOther(visit, '/models/add') : formPage(visit, delivery, await saidBefore(name))
      },
    }),
    route({
      method: 'POST', path: '/models/add/:name', kind: 'page', permission, title: words.formTitle,
      async handle(visit, { name }) {
        const [actor, delivery, { values }] = [actorHere(visit), await deliveries.find(name), await visit.form()]
        const { statement, problems } = await statementFrom(values, { runs: await runs.prepared(), named: (said) => datasets.named(actor, said) })
        const [said, read] = [descriptionFrom(values), readDescription(descriptionFrom(values))]
        const all = [...problems, ...('problems' in read ? read.problems : [])]
        if (all.length > 0) return formPage(visit, delivery, values, all)
        try {
          await transact(kernel.db, (tx) => models.draft(tx, actor, { name, description: said, from: { delivery: delivery.id, statement } }))
          return seeOther(visit, modelPath(name))
        } catch (error) {
          return formPage(visit, delivery, values, problemsOf(error))
        }
      },
    }),
    route({
      method: 'POST', path: '/models/add/:name/remove', kind: 'page', permission, title: words.title,
      async handle(visit, { name }) {
        await visit.form()
        const { id } = await deliveries.find(name)
        try {
          await transact(kernel.db, (tx) => deliveries.remove(tx, actorHere(visit), id))
          return seeOther(visit, '/models/add')
        } catch (error) {
          return addPage(visit, problemsOf(error))
        }
      },
    }),
  ]
}

const mostUnderWay = 500
/** Missing files that are named in the list: of a large model there may be hundreds. */
const mostNamed = 5
