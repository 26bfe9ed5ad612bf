/** The words in which a failed requirement is told with what was found. A value or a label never takes an ending, so that any may stand there. */
import { spoken, type Text } from './text.ts'

export const printGroundMessages = {
  share: (found: string, needed: string, values: string): Text => spoken({
    kk: `Үлес — ${found}, кемінде ${needed} қажет (${values})`, ru: `Доля составляет ${found}, требуется не менее ${needed} (${values})`,
    en: `The share is ${found}, at least ${needed} is needed (${values})`,
  }),
  below: (found: string, limit: string): Text => spoken({
    kk: `${found}. Мына мәннен аз болуы тиіс: ${limit}`, ru: `${found}. Требуется менее ${limit}`, en: `${found}. It must be less than ${limit}`,
  }),
  atMost: (found: string, limit: string): Text => spoken({
    kk: `${found}. Ең көбі ${limit} болуы тиіс`, ru: `${found}. Допускается не более ${limit}`, en: `${found}. It may be at most ${limit}`,
  }),
  atLeast: (found: string, limit: string): Text => spoken({
    kk: `${found}. Кемінде ${limit} болуы тиіс`, ru: `${found}. Требуется не менее ${limit}`, en: `${found}. At least ${limit} is needed`,
  }),
  above: (found: string, limit: string): Text => spoken({
    kk: `${found}. Мына мәннен көп болуы тиіс: ${limit}`, ru: `${found}. Требуется более ${limit}`, en: `${found}. It must be more than ${limit}`,
  }),
  found: (found: string, needed: string): Text => spoken({
    kk: `Анықталғаны — ${found}. Қойылатын талап — ${needed}`, ru: `Установлено — ${found}. Требуется — ${needed}`, en: `Found: ${found}. Required: ${needed}`,
  }),
} as const
