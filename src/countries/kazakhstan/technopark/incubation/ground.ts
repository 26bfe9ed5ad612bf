/** What incubation rests on, and who reads its applications: a jury of its own, to which the projects alone are referred. */
import { assumed } from '../../../../law/citation.ts'
import type { Body } from '../../../../law/body.ts'
import { fundRules } from '../../acts.ts'
import { commonOn } from '../space/common.ts'

export const rules = assumed(fundRules, {
  kk: 'Инкубация тәртібін белгілейтін акт табылған жоқ: шарттар 2022 жылғы бастапқы гранттар конкурсынан алынды (қазір олардың күші белгісіз), өлшемшарттар, балл, орын саны мен мерзімдер шартты түрде қабылданған.',
  ru: 'Акт о порядке инкубации не найден: условия взяты из конкурса начальных грантов 2022 года (действуют ли они сейчас, неизвестно), критерии, баллы, число мест и сроки приняты условно.',
  en: 'No act was found on incubation: the conditions are those of the seed grants of 2022, of which it is not known whether they still hold; criteria, points, places and terms are assumed.',
})

export const common = commonOn(rules)

export const jury: Body = {
  id: 'incubation-jury', name: { kk: 'Инкубация бағдарламасының қазылар алқасы (үлгі)', ru: 'Жюри программы инкубации (образец)', en: 'Jury of the incubation (sample)' }, identifiers: [], registers: [],
  roles: { 'incubation-jury.juror': { kk: 'Қазылар алқасының мүшесі', ru: 'Член жюри', en: 'Juror' } },
}
