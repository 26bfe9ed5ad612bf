/** The AI Act of the European Union, and how its places are cited. */
import type { Act } from '../../../../law/citation.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import type { Place } from '../regime.ts'

export const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const aiAct: Act = {
  id: 'eu.ai-act',
  title: say(
    'Еуропалық Парламент пен Кеңестің жасанды интеллект туралы (ЕО) 2024/1689 регламенті, (ЕО) 2026/1744 регламентімен өзгертілген редакцияда',
    'Регламент (ЕС) 2024/1689 Европейского парламента и Совета об искусственном интеллекте в редакции Регламента (ЕС) 2026/1744',
    'Regulation (EU) 2024/1689 of the European Parliament and of the Council on artificial intelligence, as amended by Regulation (EU) 2026/1744'),
  short: say('ЕО-ның ЖИ туралы регламенті', 'Регламент ЕС об ИИ', 'EU AI Act'),
  number: '2024/1689', date: '2024-06-13', url: 'http://data.europa.eu/eli/reg/2024/1689/oj', dividedInto: 'articles',
}

export const source = say(
  'Мәтін 2026 жылғы 27 шілдедегі ресми емес жинақталған редакциядан оқылды; тек Еуропалық Одақтың Ресми журналында жарияланған мәтін түпнұсқа болып табылады. Аударма — порталдікі.',
  'Текст прочитан в неофициальной консолидированной редакции от 27 июля 2026 года; аутентичен только текст, опубликованный в Официальном журнале Европейского союза. Перевод выполнен порталом.',
  'The text was read in an unofficial consolidation of 27 July 2026; only the Official Journal of the European Union is authentic. The translations are the portal’s.')

/** A place in the act. Nothing here is marked as verified, because the text that was read is no official one. */
export const at = (article: string, point?: string): Place => ({
  basis: { act: aiAct, article, confidence: 'secondary' },
  ...(point !== undefined && { point: say(`${point}-тармақ`, `п. ${point}`, `paragraph ${point}`) }),
})

/** A point of an annex, by way of the article that refers to it. */
export const inAnnex = (article: string, annex: string, point?: string): Place => ({
  basis: { act: aiAct, article, confidence: 'secondary' },
  point: point === undefined ? say(`${annex} қосымша`, `приложение ${annex}`, `Annex ${annex}`) : say(`${annex} қосымша, ${point}-тармақ`, `приложение ${annex}, п. ${point}`, `Annex ${annex}, point ${point}`),
})

/** Days of application, by Article 113. */
export const days = { bans: '2025-02-02', models: '2025-08-02', general: '2026-08-02', laterBans: '2026-12-02', areas: '2027-12-02', products: '2028-08-02' } as const

export const system = 'system'
export const model = 'model'
