/** Assessments for programs: the questionnaires as they were published, and the score of answers. Nothing of what is sent is kept. */
import { z } from 'zod'
import { hashOfText } from '../../../law/canonical.ts'
import { spoken } from '../../../law/text.ts'
import { json, notFound, operation, type Route, textSchema } from '../../../portal/index.ts'
import type { Questionnaires } from './added.ts'
import { assess, type Assessed } from './assess.ts'
import { canadaScheme, type Known } from './known.ts'
import { savedFile } from './saved-file.ts'

const sum = z.object({ points: z.number(), most: z.number() })

const scored = z.object({
  scheme: z.string(), version: z.string(), raw: sum, mitigation: sum, total: z.number(), level: z.int(), levels: z.int(),
  cut: z.object({ holds: z.boolean(), from: z.number(), missing: z.number(), total: z.number(), level: z.int() }).optional(),
  bounds: z.array(z.object({ level: z.int(), upTo: z.number(), room: z.number().optional(), over: z.number().optional() })),
  sections: z.array(z.object({ section: z.string(), raw: sum, mitigation: sum, asked: z.int(), answered: z.int() })),
  oddities: z.array(z.object({ kind: z.enum(['unknown question', 'unknown value', 'not asked', 'repeated', 'wrong form']), question: z.string(), value: z.unknown(), counts: z.enum(['raw', 'mitigation', 'nothing']), points: z.number() })),
  asAsked: z.object({ raw: z.number(), mitigation: z.number(), total: z.number(), level: z.int() }).optional(),
  moved: z.array(z.object({ from: z.string(), to: z.string() })), unknownParts: z.array(z.string()), writtenVersion: z.string().optional(),
}).meta({ id: 'AssessmentScore' })

const listed = z.object({
  scheme: z.string(), version: z.string(), title: textSchema, publisher: textSchema, source: z.string(), licence: z.string(), languages: z.array(z.string()), bounds: z.array(z.number()), file: z.string(), hash: z.string().describe('SHA-256 of the file'), addedAt: z.string().optional(),
}).meta({ id: 'Questionnaire' })

/** As the publisher's tool saves it; what else stands there is named in the answer. */
const saved = z.looseObject({
  version: z.union([z.string(), z.number()]).nullish(), currentPage: z.unknown().optional(), data: z.union([z.record(z.string(), z.unknown()), z.string(), z.array(z.unknown())]),
  translationsOnResult: z.unknown().optional(),
}).meta({ id: 'SavedAssessment', examples: [{ version: 'v1.0.1', currentPage: 0, data: { projectDetailsPhase: 'item1', decisionSector1: ['item1-1', 'item2-1'] }, translationsOnResult: {} }] })

const addressOf = ({ scheme, version }: Known): string => `/api/oversight/questionnaires/${scheme}/${version}`

/** What names a questionnaire: more of them are added while the house runs. */
const schemes = z.string().max(100).meta({ examples: [canadaScheme] })
const versions = z.string().max(100).meta({ examples: ['1.0.1'] })

export function assessmentApi({ known }: Questionnaires): readonly Route[] {
  return [
    operation({
      method: 'GET', path: '/api/oversight/questionnaires', permission: 'everyone', title: titles.list,
      describes: { group: 'oversight', answers: { 200: { text: titles.list, schema: z.object({ questionnaires: z.array(listed) }) } } },
      handle: async () => json({
        questionnaires: (await known()).all.map((one) => {
          const { scheme, version, title, publisher, source, licence, languages, addedAt } = one
          return { scheme, version, title, publisher, source, licence, languages, bounds: one.questionnaire().rule.bounds, file: addressOf(one), hash: hashOfText(one.file()), ...(addedAt && { addedAt }) }
        }),
      }),
    }),
    operation({
      method: 'GET', path: '/api/oversight/questionnaires/:scheme/:version', permission: 'everyone', title: titles.one,
      describes: {
        group: 'oversight', params: z.object({ scheme: schemes, version: versions }),
        answers: { 200: { text: titles.one, schema: z.looseObject({}), } }, refusals: { 404: titles.none },
      },
      handle: async (_, { params: { scheme, version } }) => new Response(((await known()).all.find((one) => one.scheme === scheme && one.version === version) ?? missing()).file(), { headers: { 'content-type': 'application/json; charset=utf-8' } }),
    }),
    operation({
      method: 'POST', path: '/api/oversight/assessments/score', permission: 'everyone', title: titles.score, rateLimit: { requests: 300, seconds: 60 },
      describes: {
        group: 'oversight', description: titles.scoreAbout, query: z.object({ scheme: schemes.optional(), version: versions.optional() }), json: saved,
        answers: { 200: { text: titles.scored, schema: scored } },
      },
      handle: async (_, { query: { scheme, version }, body }) =>
        json(answerOf(assess(await known(), savedFile(body), { ...(scheme !== undefined && { scheme }), ...(version !== undefined && { version }) }))),
    }),
  ]
}

const missing = (): never => { throw notFound() }

const answerOf = ({ known: { scheme, version }, score, moved, unknownParts, writtenVersion }: Assessed): z.input<typeof scored> => ({
  scheme, version, ...score, bounds: [...score.bounds], sections: [...score.sections], oddities: [...score.oddities], moved: [...moved], unknownParts: [...unknownParts], ...(writtenVersion !== undefined && { writtenVersion }),
})

const titles = {
  list: spoken({ kk: 'Белгілі сауалнамалар', ru: 'Известные анкеты', en: 'The questionnaires that are known' }),
  one: spoken({ kk: 'Сауалнаманың жарияланған файлы', ru: 'Файл анкеты, как он опубликован', en: 'The file of a questionnaire as it was published' }),
  none: spoken({ kk: 'Мұндай сауалнама жоқ.', ru: 'Такой анкеты нет.', en: 'There is no such questionnaire.' }),
  score: spoken({ kk: 'Сақталған бағалаудың балын есептеу', ru: 'Посчитать баллы сохранённой оценки', en: 'Work out the score of a saved assessment' }),
  scored: spoken({ kk: 'Балл, деңгей, шектерге дейінгі қашықтық және сай келмейтін жауаптар', ru: 'Баллы, уровень, расстояние до порогов и неподходящие ответы', en: 'Points, level, distances to the bounds, and answers that do not fit' }),
  scoreAbout: spoken({
    kk: 'Файл өз нұсқасының сауалнамасы бойынша есептеледі; `version` параметрі басқа нұсқаны таңдайды. Жіберілген ештеңе сақталмайды.',
    ru: 'Файл считается по анкете своей версии; параметр `version` выбирает другую. Ничего из присланного не сохраняется.',
    en: 'A file is scored by the questionnaire of its own version; the parameter `version` chooses another. Nothing that is sent is kept.',
  }),
} as const
