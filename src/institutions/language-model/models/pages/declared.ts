/** The card of a model that only servers of the operator have: all that is known of it is what is declared for them. */
import { formatNumber } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import { copyable, definitionList, html, table, tag, type Html, type Visit } from '../../../../portal/index.ts'
import type { ServedModel } from '../../serving/index.ts'
import { modelPath } from '../model.ts'
import { pageWords as words } from './messages.ts'
import { modelsPage, registryCrumb } from './parts.ts'

const declaredWords = {
  title: spoken({ kk: 'Оператор серверлеріндегі модельдер', ru: 'Модели на серверах оператора', en: 'Models on servers of the operator' }),
  hint: spoken({
    kk: 'Бұл модельдер тізілімде жоқ: олар туралы мәліметтерді серверлердің өздері мәлімдеген.', ru: 'Этих моделей нет в реестре: сведения о них заявлены самими серверами.', en: 'These models are not in the registry: what is told of them is as declared by their servers.',
  }),
  declared: spoken({ kk: 'сервердің мәлімдеуі бойынша', ru: 'по заявлению сервера', en: 'as declared by the server' }),
  lead: spoken({
    kk: 'Модельге жіберілген сұрауларға портал операторы атаған серверлер жауап береді. Порталда оның файлдары да, бағалау нәтижелері де жоқ: төмендегі мәліметтерді серверлер мәлімдеген, портал оларды тексермеген.',
    ru: 'На запросы к модели отвечают серверы, которые назвал оператор портала. Ни файлов модели, ни её оценок на портале нет: сведения ниже заявлены серверами, портал их не проверял.',
    en: 'Servers that the operator of the portal has named answer for this model. The portal has neither its files nor evaluations of it: what stands below is as declared by them, and was not checked.',
  }),
  can: spoken({ kk: 'Мүмкіндіктері', ru: 'Возможности', en: 'What it can' }),
  version: spoken({ kk: 'Нұсқасы (SHA-256)', ru: 'Версия (SHA-256)', en: 'Version (SHA-256)' }),
  unknown: spoken({ kk: 'мәлімделмеген', ru: 'не заявлена', en: 'not declared' }),
  servers: spoken({ kk: 'Модельге қызмет көрсететін серверлер', ru: 'Серверы, которые обслуживают модель', en: 'Servers that serve the model' }),
  server: spoken({ kk: 'Сервер', ru: 'Сервер', en: 'Server' }),
  engine: spoken({ kk: 'Бағдарламалық қамтылымы', ru: 'Программное обеспечение', en: 'Software' }),
  where: spoken({ kk: 'Орналасқан жері', ru: 'Где находится', en: 'Where' }),
  inside: spoken({ kk: 'осы бағдарламаның ішінде', ru: 'внутри этой программы', en: 'within this programme' }),
  outside: spoken({ kk: 'бағдарламадан тыс: дербес деректер жасырылып жіберіледі', ru: 'вне программы: персональные данные скрываются', en: 'beyond the programme: personal data is masked' }),
} as const satisfies Record<string, Text>

/** What callers write where they ask for it. */
const abilities = { chat: 'chat/completions', completions: 'completions', embeddings: 'embeddings', tools: 'tools', jsonSchema: 'json_schema', logprobs: 'logprobs' } as const satisfies Record<keyof ServedModel['capabilities'], string>

export const isDeclared = ({ declaredBy }: ServedModel): boolean => declaredBy !== undefined

export function declaredPage(visit: Visit, { name, contextLength, version, capabilities, declaredBy = [] }: ServedModel, publicUrl: string): Response {
  const { locale } = visit
  const can = (Object.keys(abilities) as (keyof typeof abilities)[]).filter((one) => capabilities[one]).map((one) => abilities[one])
  const [path, body] = capabilities.chat ? ['chat/completions', { messages: [{ role: 'user', content: 'Сәлем' }] }] : capabilities.completions ? ['completions', { prompt: 'Қазақстан', max_tokens: 64 }] : ['embeddings', { input: 'Қазақстан' }]
  return modelsPage({
    visit, title: name, width: 'wide', above: [registryCrumb],
    body: html`<p class="kicker">${words.versions[locale]}</p><h1>${name}</h1><p>${tag(locale, declaredWords.declared, 'plain')}</p><p class="lead">${declaredWords.lead[locale]}</p>${definitionList(locale, [
      { term: words.context, value: formatNumber(contextLength, locale) }, { term: declaredWords.can, value: can.join(', ') },
      { term: declaredWords.version, value: version === '' ? declaredWords.unknown[locale] : html`<code>${version}</code>` },
    ])}<section id="servers"><h2>${declaredWords.servers[locale]}</h2>${table(locale, {
      caption: declaredWords.servers, captionUnseen: true, rows: declaredBy,
      columns: [
        { title: declaredWords.server, header: true, cell: ({ id }) => id }, { title: declaredWords.engine, cell: ({ engine }) => engine },
        { title: declaredWords.where, cell: ({ outside }) => (outside ? declaredWords.outside : declaredWords.inside)[locale] },
        { title: words.context, numeric: true, cell: (one) => formatNumber(one.contextLength, locale) },
      ],
    })}</section><section id="how"><h2>${words.use[locale]}</h2>${copyable(locale, {
      label: words.useApi, value: `curl ${publicUrl}/v1/${path} -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '${JSON.stringify({ model: name, ...body })}'`,
    })}</section>`,
  })
}

/** Below the registry: models that are no part of it. */
export const declaredList = ({ locale, link }: Visit, models: readonly ServedModel[]): Html => html`<section id="declared"><h2>${declaredWords.title[locale]}</h2><p>${declaredWords.hint[locale]}</p>${table(locale, {
  caption: declaredWords.title, captionUnseen: true, rows: models,
  columns: [
    { title: words.model, header: true, cell: ({ name }) => html`<a href="${link(modelPath(name))}">${name}</a>` },
    { title: declaredWords.server, cell: ({ declaredBy = [] }) => declaredBy.map(({ id }) => id).join(', ') },
    { title: words.context, numeric: true, cell: ({ contextLength }) => formatNumber(contextLength, locale) },
  ],
})}</section>`
