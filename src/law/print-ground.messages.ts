/** The words in which a failed requirement is told with what was found. A value or a label never takes an ending, so that any may stand there. */
import { spoken, type Text } from './text.ts'

export const printGroundMessages = {
  share: (found: string, needed: string, values: string): Text => spoken({
    kk: `Үлес — ${found}, кемінде ${needed} қажет (${values})`, ru: `Доля составляет ${found}, требуется не менее ${needed} (${values})`,
    en: `The share is ${found}, at least ${needed} is needed (${values})`,
  }),
  found: (found: string, needed: string): Text => spoken({
    kk: `Анықталғаны — ${found}. Қойылатын талап — ${needed}`, ru: `Установлено — ${found}. Требуется — ${needed}`, en: `Found: ${found}. Required: ${needed}`,
  }),
} as const
