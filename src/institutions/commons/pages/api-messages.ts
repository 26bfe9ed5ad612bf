/** What the reference of the API says of the commons. */
import type { Text } from '../../../law/text.ts'

export const apiWords = {
  list: { kk: 'Деректер жиындарының каталогы', ru: 'Каталог наборов данных', en: 'Catalogue of datasets' },
  listAbout: {
    kk: 'Іздейді және іріктейді; бір параметрдің бірнеше мәні берілсе, кез келгені жарайды.', ru: 'Ищет и отбирает; из нескольких значений одного параметра подходит любое.',
    en: 'Searches and filters; of several values of one parameter any fits.',
  },
  one: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'One dataset' },
  oneAbout: {
    kk: 'Сипаттамасы, шарттары, соңғы нұсқасының кестелері және сұраушыға не ашық екені.', ru: 'Описание, условия, таблицы последней версии и то, что доступно запрашивающему.',
    en: 'Its description, its terms, the tables of its newest version, and what of it is open to whoever asks.',
  },
  rows: { kk: 'Кестенің жолдары', ru: 'Строки таблицы', en: 'Rows of a table' },
  rowsAbout: {
    kk: 'Кез келген жерінен бастап; SQL шартымен, ретімен және сөздермен іріктеуге болады. Кілтке «datasets:read» құқығы керек.',
    ru: 'С любого места; можно отобрать условием SQL, упорядочить и искать слова. Ключу нужно право «datasets:read».',
    en: 'From any offset; with an SQL condition, an order and words to search for. A key needs the scope “datasets:read”.',
  },
  query: { kk: 'SQL сұрауы', ru: 'Запрос SQL', en: 'SQL query' },
  queryAbout: {
    kk: 'Бір SELECT, ең көбі бес деректер жиынына. Бір жиынның кестелері өз атымен, бірнешеуінікі «жиын_кесте» деп аталады.',
    ru: 'Один SELECT, не более чем к пяти наборам. Таблицы одного набора называются своими именами, нескольких — «набор_таблица».',
    en: 'One SELECT over at most five datasets. Tables of one dataset have their own names, those of several are called “dataset_table”.',
  },
  none: { kk: 'Мұндай деректер жоқ', ru: 'Таких данных нет', en: 'There are no such data' },
  closed: { kk: 'Деректер сұраушыға ашық емес', ru: 'Данные недоступны запрашивающему', en: 'The data are not open to whoever asks' },
  badRequest: { kk: 'Сұраудың параметрлері дұрыс емес: API сипаттамасын қараңыз.', ru: 'Параметры запроса неверны: смотрите описание API.', en: 'The request does not fit: see the reference of the API.' },
} as const satisfies Record<string, Text>
