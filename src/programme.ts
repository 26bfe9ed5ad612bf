/** The institutions of a national AI programme, and what the portal itself offers them. */
import type { Institution, Offer } from './portal/index.ts'
import { documentCheck } from './portal/record/index.ts'
import { spoken } from './law/text.ts'

export const institutions: readonly Institution[] = [
  { id: 'technopark', path: '/technopark', way: 'services', title: spoken({ kk: 'Технопарк', ru: 'Технопарк', en: 'Technopark' }) },
  { id: 'commons', path: '/commons', way: 'data', title: spoken({ kk: 'Деректер', ru: 'Данные', en: 'Data' }) },
  { id: 'language-model', path: '/language-model', way: 'data', title: spoken({ kk: 'Тілдік модель', ru: 'Языковая модель', en: 'Language model' }) },
  { id: 'oversight', path: '/oversight', way: 'rights', title: spoken({ kk: 'ЖИ-ді қадағалау', ru: 'Надзор за ИИ', en: 'AI oversight' }) },
  { id: 'university', path: '/university', way: 'learning', title: spoken({ kk: 'Университет', ru: 'Университет', en: 'University' }) },
  { id: 'strategy', path: '/strategy', way: 'programme', title: spoken({ kk: 'Стратегия', ru: 'Стратегия', en: 'Strategy' }) },
  { id: 'compute-hours', path: '/compute-hours', way: 'data', title: spoken({ kk: 'Есептеу сағаттары', ru: 'Вычислительные часы', en: 'Compute hours' }) },
]

/** What the portal itself offers, whichever institutions are seated. */
export const ownOffers: readonly Offer[] = [
  { needs: ['checking'], now: documentCheck, path: '/verify', title: spoken({ kk: 'Құжатты тексеру', ru: 'Проверить документ', en: 'Check a document' }),
    hint: spoken({ kk: 'Куәлік немесе шешім түпнұсқа ма және әлі күшінде ме', ru: 'Подлинно ли свидетельство или решение и действует ли оно', en: 'Whether a certificate or a decision is genuine and still in force' }) },
  { needs: ['checking'], path: '/registers', title: spoken({ kk: 'Тізілімнен қарау', ru: 'Найти в реестре', en: 'Look into a register' }),
    hint: spoken({ kk: 'Кім мен не және қандай акт негізінде тіркелген', ru: 'Кто и что зарегистрировано и на основании какого акта', en: 'Who and what is registered, and by which act' }) },
  { needs: ['checking'], path: '/journal', title: spoken({ kk: 'Журналды тексеру', ru: 'Проверить журнал', en: 'Verify the journal' }),
    hint: spoken({ kk: 'Әр әрекет жазылған, дәлелдемесін өзіңіз есептей аласыз', ru: 'Каждое действие записано, доказательство можно вычислить самому', en: 'Every act is on record, and you can work out the proof yourself' }) },
  { needs: ['decided'], path: '/cases', title: spoken({ kk: 'Өз ісіңіз бен шешіміңізді көру', ru: 'Посмотреть своё дело и решение', en: 'See your case and its decision' }),
    hint: spoken({ kk: 'Негізі, әр талаптың нәтижесі, қалай және қай күнге дейін шағым беруге болатыны', ru: 'Основания, итог по каждому требованию, как и до какого дня подать жалобу', en: 'The grounds, the result of each condition, how and until when to appeal' }) },
  { needs: ['state'], path: '/docs/declare-a-procedure.md', title: spoken({ kk: 'Қызметті онлайн іске қосу', ru: 'Перевести услугу в онлайн', en: 'Put a service online' }),
    hint: spoken({ kk: 'Рәсім бір рет сипатталады: форма, тексеру, мерзім, шешім және API содан жасалады', ru: 'Процедура описывается один раз: из описания создаются форма, проверка, сроки, решение и API', en: 'Declare the procedure once: form, checks, time limits, decision and API come from it' }) },
  { needs: ['state'], path: '/desk', title: spoken({ kk: 'Менің кезегім', ru: 'Моя очередь дел', en: 'My queue' }),
    hint: spoken({ kk: 'Сізден әрекет күтетін істер', ru: 'Дела, которые ждут ваших действий', en: 'Cases that wait for you to act' }) },
]
