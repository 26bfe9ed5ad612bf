/** What is found where a service no longer does what its examples say, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

export const exampleFaults = {
  'example-fails': {
    severity: 'warning' as const,
    words: (shows: Text): Text => spoken({
      kk: `«${shows.kk}» мысалының нәтижесі өзгерді: тармақты түзетіңіз немесе мысалға жаңа нәтижені жазыңыз.`, ru: `Пример «${shows.ru}» даёт другой результат: исправьте пункт или запишите в пример новый результат.`,
      en: `The example “${shows.en}” comes out otherwise: mend the clause, or write what comes out now into the example.`,
    }),
  },
} as const
