/** How much carbon dioxide a kilowatt-hour of the grid stands for. */
import { assumed } from '../../../law/citation.ts'
import { always, unset } from '../../../law/dated.ts'
import { hoursRules } from './offices.ts'

const notKnown = {
  kk: 'Қазақстанның электр желісіндегі киловатт-сағатқа шаққандағы көмірқышқыл газы шығарындыларының бекітілген коэффициенті табылған жоқ.',
  ru: 'Утверждённый коэффициент выбросов углекислого газа на киловатт-час для электросети Казахстана не найден.',
  en: 'No approved factor of carbon dioxide for a kilowatt-hour of the grid of Kazakhstan was found.',
} as const

/** Grams for a kilowatt-hour, by days. */
export const gridFactor = always<number>(unset, assumed(hoursRules, notKnown), notKnown)
