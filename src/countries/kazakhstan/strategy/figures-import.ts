/** Figures by one act: an analyst attaches a file of statisticians, the head sees how many it brings, and signs. */
import { file, integer, text } from '../../../law/field.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { notRepresentatives } from '../impartial.ts'
import { planImport } from './plan-import.ts'
import { rules } from './acts.ts'

export const figuresImport: Procedure = {
  ...planImport, id: 'strategy.figures-import', title: { kk: 'Мәндерді файлдан енгізу', ru: 'Внесение значений из файла', en: 'Entry of figures from a file' },
  summary: {
    kk: 'Талдаушы SDMX файлын қоса тіркейді, басшы қанша мән енгізілетінін көріп, қол қояды. Мәндер түгел енгізіледі немесе мүлде енгізілмейді; көрсеткіштері тізілімде болуы керек.', ru: 'Аналитик прикладывает файл SDMX, руководитель видит, сколько значений вносится, и подписывает. Значения вносятся все вместе или не вносятся вовсе; их показатели должны быть в реестре.',
    en: 'An analyst attaches an SDMX file, the head sees how many figures it brings, and signs. They are entered together, or none of them is; their indicators must be in the register.',
  },
  complaint: { ...planImport.complaint, words: { kk: 'Енгізілген мәндерге қатысты шағымды үйлестіруші органның басшысына немесе сотқа беруге болады.', ru: 'Жалобу на внесённые значения можно подать руководителю координирующего органа или в суд.', en: 'You can complain about the figures that were entered to the head of the coordinating body, or go to court.' } },
  form: [
    {
      id: 'file', title: { kk: 'Файл', ru: 'Файл', en: 'The file' }, fields: [file('file', {
        label: { kk: 'Мәндер файлы (SDMX)', ru: 'Файл значений (SDMX)', en: 'File of figures (SDMX)' }, hint: { kk: 'SDMX-JSON 2.0 немесе SDMX-CSV 2.0. Өлшемдері стратегия мәндерінің құрылымындағыдай болуы керек.', ru: 'SDMX-JSON 2.0 или SDMX-CSV 2.0. Измерения должны быть такими, как в структуре значений стратегии.', en: 'SDMX-JSON 2.0 or SDMX-CSV 2.0, with the dimensions of the structure of the figures of the strategy.' },
        accept: ['application/json', 'text/csv'], limitMegabytes: 20,
      })],
    },
    {
      id: 'taken', title: { kk: 'Не енгізіледі', ru: 'Что вносится', en: 'What is entered' }, fields: [
        integer('facts', { label: { kk: 'Нақты мәндер саны', ru: 'Число фактов', en: 'Number of facts' }, from: 'act.facts', public: true }), integer('forecasts', { label: { kk: 'Болжамдар саны', ru: 'Число прогнозов', en: 'Number of forecasts' }, from: 'act.forecasts', public: true }),
        text('hash', { label: { kk: 'Файлдың SHA-256 хеші', ru: 'Хеш SHA-256 файла', en: 'SHA-256 of the file' }, maxLength: 64, from: 'act.hash', public: true, technical: true }),
      ],
    },
  ],
  steps: {
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'strategy.head' }, basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        enter: { label: { kk: 'Мәндерді енгізуге қол қою', ru: 'Подписать внесение значений', en: 'Sign the entry of the figures' }, to: 'closed', decides: 'entered', carriesOut: { act: 'strategy.figures-import', with: { file: 'file' } } },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: {
    entered: { title: { kk: 'Мәндерді тізілімге енгізу туралы шешім', ru: 'Решение о внесении значений в реестр', en: 'Decision to enter figures in the register' }, words: { kk: 'Файлдағы мәндер тізілімге түгел енгізіледі.', ru: 'Значения из файла вносятся в реестр целиком.', en: 'The figures of the file are entered in the register as a whole.' }, effect: 'grant', rules: [], basis: rules },
    returned: { title: { kk: 'Файлды қайтару', ru: 'Возврат файла', en: 'Return of a file' }, words: { kk: 'Мәндер енгізілмейді. Түзетілген файлды қайта ұсынуға болады.', ru: 'Значения не вносятся. Исправленный файл можно представить снова.', en: 'The figures are not entered. A mended file can be brought again.' }, effect: 'dismiss', rules: [], basis: rules },
  },
}
