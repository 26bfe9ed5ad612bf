/** The words of the exchange of figures. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  json: say('Мәндер (SDMX-JSON)', 'Значения (SDMX-JSON)', 'Figures (SDMX-JSON)'), csv: say('Мәндер (SDMX-CSV)', 'Значения (SDMX-CSV)', 'Figures (SDMX-CSV)'), structure: say('Мәндердің құрылымы (SDMX)', 'Структура значений (SDMX)', 'Structure of the figures (SDMX)'),
  flow: say('Стратегия көрсеткіштерінің мәндері мен болжамдары', 'Значения и прогнозы показателей стратегии', 'Figures and forecasts of the indicators of the strategy'),
  titles: {
    FREQ: say('Жиілік', 'Частота', 'Frequency'), INDICATOR: say('Көрсеткіш', 'Показатель', 'Indicator'), KIND: say('Факт немесе болжам', 'Факт или прогноз', 'Fact or forecast'), TOLD_ON: say('Қай күнгі дерек', 'На какой день', 'As of which day'),
    TIME_PERIOD: say('Жыл', 'Год', 'Year'), OBS_VALUE: say('Мән', 'Значение', 'Value'), UNIT_MEASURE: say('Өлшем бірлігі', 'Единица измерения', 'Unit of measure'), LOW: say('Болжамның төменгі шегі', 'Нижняя граница прогноза', 'Lower bound of the forecast'),
    HIGH: say('Болжамның жоғарғы шегі', 'Верхняя граница прогноза', 'Upper bound of the forecast'), SOURCE: say('Дереккөзі', 'Источник', 'Source'), RESPONSIBLE: say('Жауапты', 'Ответственный', 'Who answers for it'),
  },
  annual: say('Жылдық', 'Годовая', 'Annual'), fact: say('Факт', 'Факт', 'Fact'), forecast: say('Болжам', 'Прогноз', 'Forecast'),
  acts: say('Файлдағы мәндер тізілімге енгізіледі', 'Значения из файла вносятся в реестр', 'The figures of the file are entered in the register'),
  taken: (facts: number, forecasts: number): Text => say(`Факт саны: ${facts}. Болжам саны: ${forecasts}.`, `Фактов: ${facts}. Прогнозов: ${forecasts}.`, `Facts: ${facts}. Forecasts: ${forecasts}.`),
  left: (columns: string): Text => say(`Тізілімде орны жоқ, файлда ғана қалады: ${columns}`, `В реестре нет места, остаётся только в файле: ${columns}`, `The register has no place for it, it stays in the file: ${columns}`),
  noSdmx: say('Бұл SDMX-JSON 2.0 хабарламасы да, SDMX-CSV 2.0 файлы да емес.', 'Это не сообщение SDMX-JSON 2.0 и не файл SDMX-CSV 2.0.', 'This is neither a message of SDMX-JSON 2.0 nor a file of SDMX-CSV 2.0.'),
  otherDimension: (found: string, wanted: string): Text => say(
    `Файлда стратегия мәндерінде жоқ өлшем бар: ${found}. Керек өлшемдер: ${wanted}. Файлды осы өлшемдер бойынша жинақтап, қайта қоса тіркеңіз.`, `В файле есть измерение, которого нет у значений стратегии: ${found}. Нужны измерения: ${wanted}. Сведите файл по этим измерениям и приложите снова.`,
    `The file has a dimension that figures of the strategy do not have: ${found}. They have ${wanted}. Bring the file together by these, and attach it again.`),
  noDimension: (lacking: string, wanted: string): Text => say(`Файлда өлшем жетіспейді: ${lacking}. Керек өлшемдер: ${wanted}.`, `В файле не хватает измерения: ${lacking}. Нужны измерения: ${wanted}.`, `The file lacks a dimension: ${lacking}. Figures of the strategy have ${wanted}.`),
  nothing: say('Файлда бірде-бір мән жоқ.', 'В файле нет ни одного значения.', 'There is no figure in the file.'),
  tooMany: (most: string): Text => say(`Файлда мәндер тым көп: бір рет ең көбі ${most} мән енгізіледі.`, `В файле слишком много значений: за один раз вносится не более ${most}.`, `The file has too many figures: at most ${most} are entered at once.`),
  importedBefore: say('Бұл файл бұрын импортталған.', 'Этот файл уже импортирован.', 'This file was imported before.'),
  notAnnual: (said: string): Text => say(`Жиілігі «${said}»: жылдық мәндер (A) ғана енгізіледі.`, `Частота «${said}»: вносятся только годовые значения (A).`, `The frequency is “${said}”: only annual figures (A) are entered.`),
  noYear: (said: string): Text => say(`«${said}» жыл емес.`, `«${said}» — это не год.`, `“${said}” is not a year.`),
  noKind: (said: string): Text => say(`«${said}» белгісіз: fact немесе forecast болуы керек.`, `«${said}» неизвестно: должно быть fact или forecast.`, `“${said}” is not known: it must be fact or forecast.`),
  noNumber: (said: string): Text => say(`«${said}» сан емес.`, `«${said}» — это не число.`, `“${said}” is not a number.`),
  noIndicator: (said: string): Text => say(`Тізілімде «${said}» көрсеткіші жоқ.`, `В реестре нет показателя «${said}».`, `The register has no indicator “${said}”.`),
  factToCome: say('Нақты мән болашақ жылға немесе күнге берілген.', 'Факт указан за будущий год или на будущий день.', 'The fact is of a year or a day to come.'),
  twice: say('Бұл мән файлда екі рет тұр.', 'Это значение стоит в файле дважды.', 'This figure stands in the file twice.'),
  stands: say('Тізілімде осы жылға осы күні берілген осындай мән бар.', 'В реестре уже есть значение за этот год на этот день.', 'The register has a figure of this year told on this day already.'),
  at: (key: string, fault: Text): Text => say(`${key}: ${fault.kk}`, `${key}: ${fault.ru}`, `${key}: ${fault.en}`),
  ofColumn: (column: Text, fault: Text): Text => say(`${column.kk}: ${fault.kk}`, `${column.ru}: ${fault.ru}`, `${column.en}: ${fault.en}`),
} as const
