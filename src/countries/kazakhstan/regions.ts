/** The twenty regions of Kazakhstan: seventeen regions and three cities of republican significance, with their places on a map of tiles. */
import type { Region } from '../../law/region.ts'
import type { Text } from '../../law/text.ts'

const t = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

/** `code` is the first two digits of the KATO classifier. Other names are those that data use, without words such as "region". */
export const regions: readonly Region[] = [
  { code: '10', name: t('Абай облысы', 'Область Абай', 'Abai Region'), short: t('Абай', 'Абай', 'Abai'), others: ['абайская', 'abay'], column: 5, row: 2 },
  { code: '11', name: t('Ақмола облысы', 'Акмолинская область', 'Akmola Region'), short: t('Ақмола', 'Акмола', 'Akmola'), others: ['акмолинская', 'aqmola'], column: 3, row: 1 },
  { code: '15', name: t('Ақтөбе облысы', 'Актюбинская область', 'Aktobe Region'), short: t('Ақтөбе', 'Актобе', 'Aktobe'), others: ['актюбинская', 'актюбе', 'aqtobe', 'aktyubinsk'], column: 1, row: 1 },
  { code: '19', name: t('Алматы облысы', 'Алматинская область', 'Almaty Region'), short: t('Алматы обл.', 'Алмат. обл.', 'Almaty Reg.'), others: ['алматинская'], column: 5, row: 3 },
  { code: '23', name: t('Атырау облысы', 'Атырауская область', 'Atyrau Region'), short: t('Атырау', 'Атырау', 'Atyrau'), others: ['атырауская'], column: 0, row: 2 },
  { code: '27', name: t('Батыс Қазақстан облысы', 'Западно-Казахстанская область', 'West Kazakhstan Region'), short: t('БҚО', 'ЗКО', 'West'), others: ['западно-казахстанская', 'зко', 'бқо'], column: 0, row: 1 },
  { code: '31', name: t('Жамбыл облысы', 'Жамбылская область', 'Zhambyl Region'), short: t('Жамбыл', 'Жамбыл', 'Zhambyl'), others: ['жамбылская', 'jambyl'], column: 4, row: 3 },
  { code: '33', name: t('Жетісу облысы', 'Область Жетісу', 'Zhetisu Region'), short: t('Жетісу', 'Жетісу', 'Zhetisu'), others: ['жетысу', 'жетысуская', 'zhetysu', 'jetisu', 'jetisý'], column: 6, row: 3 },
  { code: '35', name: t('Қарағанды облысы', 'Карагандинская область', 'Karaganda Region'), short: t('Қарағанды', 'Караганда', 'Karaganda'), others: ['карагандинская', 'qaraghandy', 'qaragandy'], column: 4, row: 2 },
  { code: '39', name: t('Қостанай облысы', 'Костанайская область', 'Kostanay Region'), short: t('Қостанай', 'Костанай', 'Kostanay'), others: ['костанайская', 'qostanai', 'kostanai'], column: 2, row: 1 },
  { code: '43', name: t('Қызылорда облысы', 'Кызылординская область', 'Kyzylorda Region'), short: t('Қызылорда', 'Кызылорда', 'Kyzylorda'), others: ['кызылординская', 'qyzylorda'], column: 2, row: 3 },
  { code: '47', name: t('Маңғыстау облысы', 'Мангистауская область', 'Mangystau Region'), short: t('Маңғыстау', 'Мангистау', 'Mangystau'), others: ['мангистауская', 'mangistau', 'mañğystau'], column: 0, row: 3 },
  { code: '55', name: t('Павлодар облысы', 'Павлодарская область', 'Pavlodar Region'), short: t('Павлодар', 'Павлодар', 'Pavlodar'), others: ['павлодарская'], column: 5, row: 1 },
  { code: '59', name: t('Солтүстік Қазақстан облысы', 'Северо-Казахстанская область', 'North Kazakhstan Region'), short: t('СҚО', 'СКО', 'North'), others: ['северо-казахстанская', 'ско', 'сқо'], column: 3, row: 0 },
  { code: '61', name: t('Түркістан облысы', 'Туркестанская область', 'Turkistan Region'), short: t('Түркістан', 'Туркестан', 'Turkistan'), others: ['туркестанская', 'turkestan', 'türkistan'], column: 3, row: 3 },
  { code: '62', name: t('Ұлытау облысы', 'Область Ұлытау', 'Ulytau Region'), short: t('Ұлытау', 'Ұлытау', 'Ulytau'), others: ['улытау', 'улытауская', 'ulutau'], column: 3, row: 2 },
  { code: '63', name: t('Шығыс Қазақстан облысы', 'Восточно-Казахстанская область', 'East Kazakhstan Region'), short: t('ШҚО', 'ВКО', 'East'), others: ['восточно-казахстанская', 'вко', 'шқо'], column: 6, row: 2 },
  { code: '71', city: true, name: t('Астана қаласы', 'Город Астана', 'Astana'), short: t('Астана', 'Астана', 'Astana'), others: ['нур-султан', 'нұр-сұлтан', 'nur-sultan'], column: 4, row: 1 },
  { code: '75', city: true, name: t('Алматы қаласы', 'Город Алматы', 'Almaty'), short: t('Алматы', 'Алматы', 'Almaty'), others: [], column: 5, row: 4 },
  { code: '79', city: true, name: t('Шымкент қаласы', 'Город Шымкент', 'Shymkent'), short: t('Шымкент', 'Шымкент', 'Shymkent'), others: ['şymkent'], column: 3, row: 4 },
]
