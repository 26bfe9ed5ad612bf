/** The page of a model: its card, how to use it, its thread, and what its people may do with it. */
import { Failure } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import type { Locale, Text } from '../../../../law/text.ts'
import {
  actions, button, type Content, copyable, definitionList, form, html, type Html, json, notFound, notice, route, type Route, table, tag, threadSection, type Visit,
} from '../../../../portal/index.ts'
import { withdrawn } from '../../../../kernel/taken-back/index.ts'
import { markFields, marksNotice } from '../../marks/index.ts'
import { discussionLink } from '../../../../portal/discussions/index.ts'
import { isEngineer, isHead, isInside } from '../../office.ts'
import { cardOf, type CardPart, type CardValue } from '../card.ts'
import { cardWords } from '../card-words.ts'
import { isStated, type Model, modelPath, modelSubject } from '../model.ts'
import type { ModelPageParts, ModelParts } from '../parts.ts'
import { statedBy } from '../register-words.ts'
import { declaredPage } from './declared.ts'
import { pageWords as words, stateWords } from './messages.ts'
import { modelsPage, registryCrumb, seenModel, tones } from './parts.ts'

export const cardRoutes = (parts: ModelPageParts): readonly Route[] => {
  const { kernel, options, models, serving } = parts
  return [
    route({
      method: 'GET', path: '/models/:name', kind: 'page', permission: 'everyone', title: words.versions,
      async handle(visit, { name }) {
        const declared = serving.modelNamed(name)
        const model = await seenModel(models, options, visit, name).catch((error: unknown) => {
          if (declared?.declaredBy === undefined || !(error instanceof Failure && error.kind === 'not found')) throw error
        })
        if (model === undefined) return declaredPage(visit, declared!, kernel.settings.publicUrl)
        const { locale, link } = visit
        const [receipts, marks, decision] = await Promise.all([models.receipts(model), models.marks(model), model.release?.decision === undefined ? undefined : kernel.decisions.find(model.release.decision)])
        const order = kernel.orders.standing(modelSubject(model.id))
        return modelsPage({
          visit, title: model.name, width: 'wide', above: [registryCrumb],
          headExtra: model.state === 'preparing' ? html`<meta http-equiv="refresh" content="5">` : undefined,
          body: html`<p class="kicker">${words.versions[locale]}</p><h1>${model.name}</h1><p>${tag(locale, stateWords[model.state], tones[model.state])}</p><p class="lead">${model.description.summary[locale]}</p>${
            isStated(model.provenance) && notice(locale, { body: statedBy(model.provenance.stated)[locale] })}${
            model.state === 'preparing' && notice(locale, { body: words.preparingLead[locale] })}${
            model.failure && notice(locale, { kind: 'warning', title: words.failedTitle, body: model.failure[locale] })}${
            model.withdrawal ? notice(locale, { kind: 'warning', title: words.withdrawnTitle, body: model.withdrawal.reason[locale] })
              : order && notice(locale, { kind: 'warning', title: words.suspendedTitle, body: order.reason[locale] })}${
            marksNotice(visit, 'model', marks)}${
            await deedsOf(parts, visit, model)}${model.state === 'released' && order === undefined && usage(parts, visit, model)}${
            cardOf({ model, provider: options.provider.name, receipts, marks }).map(({ id, title, parts: pieces }) => pieces.length > 0
              && html`<section id="${id}"><h2>${title[locale]}</h2>${pieces.map((part) => partOf(visit, part, title))}</section>`)}${decision && html`<p><a href="${link(`/decisions/${decision.record.number}`)}">${words.decision[locale]}</a></p>`}${model.release && await discussionLink(kernel, visit, modelSubject(model.id))}${await threadOf(parts, visit, model)}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/models/:name/register.json', kind: 'file', permission: 'everyone',
      async handle(_, { name }) {
        const model = await models.find(name)
        const entry = await models.registerEntry(model)
        if (entry === undefined) throw notFound()
        return json({ ...entry, ...markFields(withdrawn(await models.marks(model)), kernel.settings.publicUrl) })
      },
    }),
    route({
      method: 'GET', path: '/models/:name/model.json', kind: 'file', permission: 'everyone',
      async handle(_, { name }) {
        const model = await models.find(name)
        const { made, release, description, provenance } = model
        if (made === undefined || release === undefined) throw notFound()
        const receipts = (await models.receipts(model)).filter(({ id }) => release.receipts.includes(id)).map(({ jws }) => jws)
        return json({ name: model.name, version: made.hash, description, provenance, receipts, key: kernel.statements.key, ...markFields(withdrawn(await models.marks(model)), kernel.settings.publicUrl) })
      },
    }),
  ]
}

/** What those who work on models may do with this one, or what stands in the way. */
async function deedsOf({ options, models }: ModelParts, visit: Visit, model: Model): Promise<Content> {
  const { locale, link, actor } = visit
  if (!isInside(actor, options)) return undefined
  const [obstacles, undecided, submission] = model.state === 'draft' ? await Promise.all([models.obstacles(model), models.undecided(model), models.submission(model)]) : [[], [], undefined]
  const [heads, drafts] = [isHead(actor, options), isEngineer(actor, options)]
  const isJudged = drafts && model.state === 'draft' && (await models.receipts(model)).length > 0
  const isFit = model.state === 'draft' && obstacles.length === 0
  const submitted = submission && html`<p>${words.submission[locale]}: <a href="${link(`/desk/cases/${submission.id}`)}">№ ${submission.number}</a></p>`
  return html`${obstacles.length > 0 && notice(locale, { title: words.obstaclesTitle, body: html`<ul>${obstacles.map((text) => html`<li>${text[locale]}</li>`)}</ul>` })}${
    isFit && !(submission?.stands && heads) && notice(locale, { body: html`<p>${(submission === undefined ? words.awaitsEngineer : submission.stands ? words.awaitsHead : words.changedSince)[locale]}</p>${submitted}` })}${
    drafts && isFit && !submission?.stands && form(visit, { action: link(`${modelPath(model.name)}/submit`), body: actions(button(locale, words.submit)) })}${
    drafts && model.state === 'draft' && actions(button(locale, words.evaluate, { href: link(`/evaluations/new?model=${model.name}`), ...(isJudged && { kind: 'quiet' }) }))}${
    heads && undecided.length > 0 && actions(button(locale, words.decideOptOuts, { kind: 'quiet', href: link(`${modelPath(model.name)}/opt-outs`) }))}${
    heads && isFit && submission?.stands && submission.ready && actions(button(locale, words.release, { href: link(`${modelPath(model.name)}/release`) }))}${
    heads && model.state === 'released' && actions(button(locale, words.withdraw, { kind: 'danger', href: link(`${modelPath(model.name)}/withdraw`) }))}`
}

/** Lines to copy, and the files. */
function usage({ options, kernel }: ModelParts, { locale, settings: { origin } }: Visit, model: Model): Html {
  const full = `${options.namespace}/${model.name}`
  const { publicUrl } = kernel.settings
  const call = `curl ${publicUrl}/v1/completions -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '${JSON.stringify({ model: model.name, prompt: 'Қазақстан', max_tokens: 64 })}'`
  return html`<section id="how"><h2>${words.use[locale]}</h2>${copyable(locale, { label: words.useApi, value: call })}${
    copyable(locale, { label: words.useDownload, value: `HF_ENDPOINT=${publicUrl} hf download ${full}` })}<p>${words.download[locale]}: ${(model.made?.files ?? []).map(({ name }, i) =>
      [i > 0 && ', ', html`<a href="${origin}/${full}/resolve/main/${name}" download>${name}</a>`])}, <a href="${origin}/${full}/resolve/main/README.md" download>README.md</a></p><p>${
      words.asData[locale]}: <a href="/models/${model.name}/register.json">${words.registerEntry[locale]}</a>, <a href="/models/${model.name}/model.json">${words.allFacts[locale]}</a></p></section>`
}

/** Longer tables, and those of files, open when somebody wants them. */
const mostUnfolded = 4

/** A long hash breaks where it must. */
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

function valueOf({ locale, link }: Pick<Visit, 'locale' | 'link'>, value: CardValue): Content {
  const said = saidOf(value, locale)
  if ('path' in value) return html`<a href="${link(value.path)}">${said}</a>`
  return isHash(said) ? html`<code>${said}</code>` : said
}

const saidOf = (value: CardValue, locale: Locale): string => ('path' in value ? value.text : value)[locale]

function partOf(visit: Visit, part: CardPart, heading: Text): Html {
  const { locale } = visit
  switch (part.kind) {
    case 'text': return html`<p>${part.text[locale]}</p>`
    case 'facts': {
      const { hashes = [], facts = [] } = Object.groupBy(part.facts, ({ value }) => (isHash(saidOf(value, locale)) ? 'hashes' : 'facts'))
      const list = (some: typeof part.facts): Html => definitionList(locale, some.map(({ term, value }) => ({ term, value: valueOf(visit, value) })))
      return html`${list(facts)}${hashes.length > 0 && html`<details><summary>${words.hashes[locale]}</summary>${list(hashes)}</details>`}`
    }
    case 'results': return table(locale, {
      caption: heading, captionUnseen: true, rows: part.results,
      columns: [
        { title: cardWords.task, header: true, cell: ({ task, measure, chance }) => html`${valueOf(visit, task)}<br><span class="hint">${measure[locale]}${chance && html`; ${cardWords.chance[locale].toLowerCase()}: ${chance[locale]}`}</span>` },
        {
          title: cardWords.valueBetween, numeric: true,
          cell: ({ value, interval }) => html`${value[locale]}<br><span class="hint">${interval[locale]}</span>`,
        },
      ],
    })
    case 'table': return part.rows.length > mostUnfolded || part.columns.length > 2
      ? html`<details><summary>${part.caption[locale]}: ${formatNumber(part.rows.length, locale)}</summary>${tableOf(visit, part, true)}</details>`
      : tableOf(visit, part, part.caption === heading)
  }
}

function tableOf(visit: Visit, part: Extract<CardPart, { kind: 'table' }>, captionUnseen: boolean): Html {
  const { locale } = visit
  return table(locale, {
    caption: part.caption, captionUnseen, rows: part.rows,
    columns: part.columns.map(({ title, numeric }, at) => ({
      title, ...(numeric && { numeric }), ...(at === 0 && { header: true }), cell: (row: readonly CardValue[]) => row[at] && valueOf(visit, row[at]),
    })),
  })
}

async function threadOf({ kernel }: ModelParts, visit: Visit, { id }: Model): Promise<Content> {
  const drawn = await threadSection(kernel, visit, modelSubject(id), { title: words.thread, hint: words.threadHint })
  return drawn && html`<section id="thread"><h2>${words.thread[visit.locale]}</h2>${drawn}</section>`
}
