/** The words of the exchange of figures. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  json: say('Мәндер (SDMX-JSON)', 'Значения (SDMX-JSON)', 'Figures (SDMX-JSON)'), csv: say('Мәндер (SDMX-CSV)', 'Значения (SDMX-CSV)', 'Figures (SDMX-CSV)'), structure: say('Мәндердің құрылымы (SDMX)', 'Структура значений (SDMX)', 'Structure of the figures (SDMX)'),
  flow: say('Стратегия көрсеткіштерінің мәндері мен болжамдары', 'Значения и прогнозы показателей стратегии', 'Figures and forecasts of the indicators of the strategy'),
  titles: {
    FREQ: say('Жиілік', 'Частота', 'Frequency'), INDICATOR: say('Көрсеткіш', 'Показатель', 'Indicator'), KIND: say('Нақты мән немесе болжам', 'Факт или прогноз', 'Fact or forecast'), TOLD_ON: say('Күні', 'На какой день', 'As of which day'),
    TIME_PERIOD: say('Жыл', 'Год', 'Year'), OBS_VALUE: say('Мән', 'Значение', 'Value'), UNIT_MEASURE: say('Өлшем бірлігі', 'Единица измерения', 'Unit of measure'), LOW: say('Болжамның төменгі шегі', 'Нижняя граница прогноза', 'Lower bound of the forecast'),
    HIGH: say('Болжамның жоғарғы шегі', 'Верхняя граница прогноза', 'Upper bound of the forecast'), SOURCE: say('Дереккөзі', 'Источник', 'Source'), RESPONSIBLE: say('Жауапты', 'Ответственный', 'Who answers for it'),
  },
  annual: say('Жылдық', 'Годовая', 'Annual'), fact: say('Нақты мән', 'Факт', 'Fact'), forecast: say('Болжам', 'Прогноз', 'Forecast'),
  acts: say('Файлдағы мәндер тізілімге енгізіледі', 'Значения из файла вносятся в реестр', 'The figures of the file are entered in the register'),
  taken: (facts: number, forecasts: number): Text => say(`Нақты мәндер саны: ${facts}. Болжамдар саны: ${forecasts}.`, `Фактов: ${facts}. Прогнозов: ${forecasts}.`, `Facts: ${facts}. Forecasts: ${forecasts}.`),
  left: (columns: string): Text => say(`Тізілімде орны жоқ, файлда ғана қалады: ${columns}`, `В реестре нет места, остаётся только в файле: ${columns}`, `The register has no place for it, it stays in the file: ${columns}`),
  noSdmx: say('Бұл SDMX-JSON 2.0 хабарламасы да, SDMX-CSV 2.0 файлы да емес.', 'Это не сообщение SDMX-JSON 2.0 и не файл SDMX-CSV 2.0.', 'This is neither a message of SDMX-JSON 2.0 nor a file of SDMX-CSV 2.0.'),
  otherDimension: (found: string, wanted: string): Text => say(
    `Файлда стратегия мәндерінде жоқ өлшем бар: ${found}. Керек өлшемдер: ${wanted}. Файлды осы өлшемдер бойынша жинақтап, қайта қоса тіркеңіз.`, `В файле есть измерение, которого нет у значений стратегии: ${found}. Нужны измерения: ${wanted}. Сведите файл по этим измерениям и приложите снова.`,
    `The file has a dimension that figures of the strategy do not have: ${found}. They have ${wanted}. Bring the file together by these, and attach it again.`),
  noDimension: (lacking: string, wanted: string): Text => say(`Файлда өлшем жетіспейді: ${lacking}. Керек өлшемдер: ${wanted}.`, `В файле не хватает измерения: ${lacking}. Нужны измерения: ${wanted}.`, `The file lacks a dimension: ${lacking}. Figures of the strategy have ${wanted}.`),
  otherAction: (said: string): Text => say(
    `Файлдағы әрекет — «${said}»: файл арқылы мәндер тек енгізіледі (I, A; Information, Append). Тізілімдегі мән файл арқылы өзгертілмейді және жойылмайды: ол үшін мәнді алып тастау рәсімі бар.`,
    `Действие в файле — «${said}»: файлом значения только вносятся (I, A; Information, Append). Изменить или удалить значение реестра файлом нельзя: для этого есть процедура его исключения.`,
    `The action of the file is “${said}”: by a file figures are only entered (I, A; Information, Append). It neither changes nor deletes a figure of the register: there is a procedure that strikes one off.`),
  otherFlow: (found: string, wanted: string): Text => say(`Файл басқа құрылымға жатады: ${found}. Керегі: ${wanted}.`, `Файл относится к другой структуре: ${found}. Нужна ${wanted}.`, `The file is of another structure: ${found}. It must be of ${wanted}.`),
  noFlow: (wanted: string): Text => say(`Файлда оның қай құрылымға жататыны айтылмаған. Керегі: ${wanted}.`, `В файле не указано, к какой структуре он относится. Нужна ${wanted}.`, `The file does not say of which structure it is. It must be of ${wanted}.`),
  otherMeasure: (found: string): Text => say(`Файлдағы мән бағандары: ${found}. Біреуі ғана қажет: OBS_VALUE.`, `Столбцы значений в файле: ${found}. Нужен один: OBS_VALUE.`, `The measures of the file are: ${found}. It must have one: OBS_VALUE.`),
  ofGroup: (found: string): Text => say(`Өлшемдер тобына ғана қатысты айтылған: ${found}. Мұны әр мәнмен бірге көрсетіңіз.`, `Указано только для группы измерений: ${found}. Укажите это у каждого значения.`, `Told of a group of dimensions only: ${found}. Tell it with each figure.`),
  nothing: say('Файлда бірде-бір мән жоқ.', 'В файле нет ни одного значения.', 'There is no figure in the file.'),
  tooMany: (most: string): Text => say(`Файлда мәндер тым көп: бір рет ең көбі ${most} мән енгізіледі.`, `В файле слишком много значений: за один раз вносится не более ${most}.`, `The file has too many figures: at most ${most} are entered at once.`),
  importedBefore: say('Бұл файл бұрын енгізілген.', 'Этот файл уже внесён.', 'This file was imported before.'),
  notAnnual: (said: string): Text => say(`Жиілігі «${said}»: жылдық мәндер (A) ғана енгізіледі.`, `Частота «${said}»: вносятся только годовые значения (A).`, `The frequency is “${said}”: only annual figures (A) are entered.`),
  blank: (column: string): Text => say(`«${column}» бағаны толтырылмаған.`, `Столбец «${column}» не заполнен.`, `The column “${column}” is blank.`),
  otherUnit: (said: string, wanted: Text): Text => say(`Өлшем бірлігі — «${said}», ал көрсеткіштікі — «${wanted.kk}».`, `Единица измерения — «${said}», а у показателя — «${wanted.ru}».`, `The unit is “${said}”, and that of the indicator is “${wanted.en}”.`),
  multiplied: (said: string): Text => say(
    `UNIT_MULT — «${said}»: мән толық түрінде, көбейткішсіз (0) енгізіледі.`, `UNIT_MULT — «${said}»: значение вносится полностью, без множителя (0).`, `UNIT_MULT is “${said}”: a figure is entered in full, without a multiplier (0).`),
  noYear: (said: string): Text => say(`«${said}» жыл емес.`, `«${said}» — это не год.`, `“${said}” is not a year.`),
  noKind: (said: string): Text => say(`«${said}» белгісіз: fact немесе forecast болуы керек.`, `«${said}» неизвестно: должно быть fact или forecast.`, `“${said}” is not known: it must be fact or forecast.`),
  noNumber: (said: string): Text => say(`«${said}» сан емес.`, `«${said}» — это не число.`, `“${said}” is not a number.`),
  noIndicator: (said: string): Text => say(`Тізілімде «${said}» көрсеткіші жоқ.`, `В реестре нет показателя «${said}».`, `The register has no indicator “${said}”.`),
  factToCome: say('Нақты мән болашақ жылға немесе күнге берілген. Оны болжам деп көрсетіңіз немесе жылы мен күнін түзетіңіз.', 'Факт указан за будущий год или на будущий день. Укажите его как прогноз или исправьте год и день.', 'The fact is of a year or a day to come. Give it as a forecast, or mend its year and day.'),
  twice: say('Бұл мән файлда екі рет тұр.', 'Это значение стоит в файле дважды.', 'This figure stands in the file twice.'),
  stands: say('Тізілімде осы жылға осы күні берілген осындай мән бар.', 'В реестре уже есть значение за этот год на этот день.', 'The register has a figure of this year told on this day already.'),
  at: (key: string, fault: Text): Text => say(`${key}: ${fault.kk}`, `${key}: ${fault.ru}`, `${key}: ${fault.en}`),
  ofColumn: (column: Text, fault: Text): Text => say(`${column.kk}: ${fault.kk}`, `${column.ru}: ${fault.ru}`, `${column.en}: ${fault.en}`),
} as const
