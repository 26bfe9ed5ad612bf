/** The rules of readiness in words: what each is called, how its points are counted, and what would bring those that are missing. */
import type { Text } from '../../../law/text.ts'

interface RuleWords {
  readonly title: Text
  /** How the points are counted. */
  readonly says: Text
  readonly mend: Text
}

export const ruleWords = {
  licence: {
    title: { kk: 'Лицензия', ru: 'Лицензия', en: 'Licence' },
    says: {
      kk: 'Ашық лицензия (Open Definition 2.1) — барлық ұпай; SPDX тізіміндегі басқа лицензия — үштен екісі; тек иесінің шарттары — үштен бірі.',
      ru: 'Открытая лицензия (Open Definition 2.1) — все баллы; другая из списка SPDX — две трети; только условия владельца — треть.',
      en: 'An open licence (Open Definition 2.1) gets all points; any other of the SPDX list two thirds; only the owner’s terms one third.',
    },
    mend: {
      kk: 'Сипаттамада ашық лицензияны таңдаңыз, мысалы, CC BY 4.0.', ru: 'Выберите в описании открытую лицензию, например CC BY 4.0.',
      en: 'Choose an open licence in the description, such as CC BY 4.0.',
    },
  },
  personal: {
    title: { kk: 'Дербес деректер', ru: 'Персональные данные', en: 'Personal data' },
    says: {
      kk: 'Күмәнді баған жоқ болса немесе әрқайсысы бойынша шешім қабылданып, ешқайсысы өзгеріссіз қалмаса — барлық ұпай; негіздемемен қалдырылған баған болса — жартысы; шешім жоқ болса — нөл.',
      ru: 'Все баллы, если подозрительных столбцов нет или по каждому принято решение и ни один не оставлен как есть; половина, если какой-то оставлен с обоснованием; ноль без решения.',
      en: 'All points where no column is suspect, or each was decided on and none is kept as it is; half where one is kept for a reason; none without a decision.',
    },
    mend: {
      kk: 'Дербес деректері бар бағандарды алып тастаңыз, мәндерін жасырыңыз немесе жалпылаңыз.', ru: 'Удалите столбцы с персональными данными, скройте или обобщите их значения.',
      en: 'Remove, mask or generalise the columns with personal data.',
    },
  },
  types: {
    title: { kk: 'Бағандардың түрлері', ru: 'Типы столбцов', en: 'Types of columns' },
    says: {
      kk: 'Түрі анықталған бағандардың үлесі. Ең кіші, ең үлкен және ең жиі мәндерінің бәрі бөлшек сан немесе күн болып оқылатын мәтіндік бағанның түрі анықталмаған болып саналады.',
      ru: 'Доля столбцов с типом. Без типа — текстовый столбец, у которого наименьшее, наибольшее и самые частые значения все читаются как дробные числа или даты.',
      en: 'The share of columns with a type. A text column whose least, greatest and most frequent values all read as decimal numbers or days has none.',
    },
    mend: {
      kk: 'Сандар мен күндерді бірізді жазыңыз: ондық бөлгіш біреу, күн ЖЖЖЖ-АА-КК немесе КК.АА.ЖЖЖЖ.', ru: 'Записывайте числа и даты единообразно: один десятичный знак, дата ГГГГ-ММ-ДД или ДД.ММ.ГГГГ.',
      en: 'Write numbers and days in one way: one decimal sign, days as YYYY-MM-DD or DD.MM.YYYY.',
    },
  },
  nulls: {
    title: { kk: 'Толтырылған ұяшықтар', ru: 'Заполненность', en: 'Filled cells' },
    says: {
      kk: 'Толтырылған ұяшықтардың үлесі: 95 % және одан жоғары — барлық ұпай, 50 % және одан төмен — нөл, аралығында — пропорционалды.',
      ru: 'Доля заполненных ячеек: от 95 % — все баллы, до 50 % — ноль, между ними пропорционально.',
      en: 'The share of filled cells: from 95 % all points, up to 50 % none, in between in proportion.',
    },
    mend: {
      kk: 'Бос бағандарды алып тастаңыз немесе толтырыңыз.', ru: 'Удалите пустые столбцы или заполните их.', en: 'Remove empty columns, or fill them.',
    },
  },
  duplicates: {
    title: { kk: 'Қайталанатын жолдар', ru: 'Повторяющиеся строки', en: 'Repeated rows' },
    says: {
      kk: 'Толық қайталанатын жолдардың үлесі: болмаса — барлық ұпай, 10 % және одан жоғары — нөл, аралығында — пропорционалды.',
      ru: 'Доля строк, полностью повторяющих другие: нет — все баллы, от 10 % — ноль, между ними пропорционально.',
      en: 'The share of rows that wholly repeat another: none gets all points, from 10 % no points, in between in proportion.',
    },
    mend: {
      kk: 'Қайталанатын жолдарды алып тастаңыз немесе оларды ажырататын баған қосыңыз.', ru: 'Удалите повторы или добавьте столбец, который их различает.',
      en: 'Remove the repeated rows, or add a column that tells them apart.',
    },
  },
  rejects: {
    title: { kk: 'Қабылданбаған жолдар', ru: 'Отклонённые строки', en: 'Rows left out' },
    says: {
      kk: 'Бастапқы файлдың қабылданбаған жолдарының үлесі: болмаса — барлық ұпай, 5 % және одан жоғары — нөл, аралығында — пропорционалды.',
      ru: 'Доля отклонённых строк исходного файла: нет — все баллы, от 5 % — ноль, между ними пропорционально.',
      en: 'The share of rows of the source that were left out: none gets all points, from 5 % no points, in between in proportion.',
    },
    mend: {
      kk: 'Қабылданбаған жолдардың тізімін ашып, файлды түзетіп, жаңа нұсқа жариялаңыз.', ru: 'Откройте список отклонённых строк, исправьте файл и опубликуйте новую версию.',
      en: 'Open the list of rows left out, mend the file and publish a new version.',
    },
  },
  freshness: {
    title: { kk: 'Өзектілігі', ru: 'Актуальность', en: 'Freshness' },
    says: {
      kk: 'Нұсқа шыққан күні деректердегі ең соңғы күннің (немесе сипатталған кезең соңының) ескілігі жаңарту жиілігінің екі кезеңінен аспаса — барлық ұпай, төрт кезеңнен аспаса — жартысы, әйтпесе — нөл. Жаңартылмайтын жиынға кезеңінің белгілі болуы жеткілікті.',
      ru: 'На день выпуска версии последняя дата в данных (или конец указанного периода) не старше двух периодов обновления — все баллы, четырёх — половина, иначе ноль. Необновляемому набору достаточно, чтобы период был известен.',
      en: 'On the day of the release the newest day in the data (or the end of the stated period) is at most two update periods old: all points; four: half; else none. For data that is not updated regularly it is enough that the period is known.',
    },
    mend: {
      kk: 'Деректерді жаңартыңыз, жаңарту жиілігін түзетіңіз немесе деректер қамтитын кезеңді көрсетіңіз.', ru: 'Обновите данные, исправьте частоту обновления или укажите период, который они охватывают.',
      en: 'Renew the data, correct the update frequency, or state the period that the data covers.',
    },
  },
  labels: {
    title: { kk: 'Бағандардың үш тілдегі атаулары', ru: 'Названия столбцов на трёх языках', en: 'Labels of columns in three languages' },
    says: { kk: 'Үш тілде аталған бағандардың үлесі.', ru: 'Доля столбцов, названных на трёх языках.', en: 'The share of columns that have a label in three languages.' },
    mend: {
      kk: 'Әр бағанға қазақша, орысша және ағылшынша атау беріңіз.', ru: 'Дайте каждому столбцу название на казахском, русском и английском языках.',
      en: 'Give every column a label in Kazakh, Russian and English.',
    },
  },
  croissant: {
    title: { kk: 'Croissant сипаттамасы', ru: 'Описание Croissant', en: 'Croissant description' },
    says: {
      kk: 'Croissant 1.1 құжаты қатесіз және кемінде бір кестені сипаттайды — барлық ұпай, әйтпесе — нөл.', ru: 'Документ Croissant 1.1 без ошибок и описывает хотя бы одну таблицу — все баллы, иначе ноль.',
      en: 'The Croissant 1.1 document has no error and describes at least one table: all points; else none.',
    },
    mend: {
      kk: 'Деректер жиынын сипаттап, CSV, XLSX, JSON немесе Parquet кестесін қосыңыз.', ru: 'Опишите набор и добавьте таблицу CSV, XLSX, JSON или Parquet.',
      en: 'Describe the dataset and add a table as CSV, XLSX, JSON or Parquet.',
    },
  },
  languages: {
    title: { kk: 'Мәтіннің тілдері', ru: 'Языки текста', en: 'Languages of the text' },
    says: {
      kk: 'Мәтіннің кемінде оннан бірін құрайтын әр тіл сипаттамада көрсетілсе — барлық ұпай; кейбірі ғана көрсетілсе — жартысы; тіл көрсетілмесе — нөл. Мәтінсіз деректерге — барлық ұпай.',
      ru: 'Каждый язык, на котором не меньше десятой части текста, указан в описании — все баллы; лишь некоторые — половина; языков не указано — ноль. Данным без текста — все баллы.',
      en: 'Every language of at least a tenth of the text is stated in the description: all points; only some: half; none stated: no points. Data without text gets all points.',
    },
    mend: {
      kk: 'Сипаттамада мәтіннің барлық тілін көрсетіңіз.', ru: 'Укажите в описании все языки текста.', en: 'State all languages of the text in the description.',
    },
  },
  amount: {
    title: { kk: 'Көлемі', ru: 'Объём', en: 'Amount' },
    says: {
      kk: 'Кемінде 100 000 сөз немесе 1000 жол — барлық ұпай; кемінде 10 000 сөз немесе 100 жол — жартысы; әйтпесе — нөл.',
      ru: 'Не менее 100 000 слов или 1000 строк — все баллы; не менее 10 000 слов или 100 строк — половина; иначе ноль.',
      en: 'At least 100,000 words or 1,000 rows: all points; at least 10,000 words or 100 rows: half; else none.',
    },
    mend: { kk: 'Деректерді көбейтіңіз.', ru: 'Добавьте больше данных.', en: 'Add more data.' },
  },
} as const satisfies Record<string, RuleWords>
