/** Makes the gold columns: 128 of tables as ministries keep them, with what each holds; every second one is held out. */
import { type ColumnSample, type PersonalDataKind, personalDataKinds } from '../src/kernel/personal-data/index.ts'
import { Chance, type Language, type Split, makers, stockOf } from './personal-data-gold.ts'

export interface GoldColumn extends ColumnSample { readonly holds: PersonalDataKind | undefined }

/** A line: heading | language | slots or literal words that its values are taken from | kind it holds, or - */
const declared = `
iin|ru|{iin}|national-id
ЖСН|kk|{iin}|national-id
id_number|ru|{iin}|national-id
ИИН руководителя|ru|{iin} / {iin} / {iin} / {bad12}|national-id
col_7|kk|{iin}|national-id
Идентификационный номер|ru|{iin} / {iin} / {iin} / {bin}|national-id
applicant|ru|{iin}|national-id
ЖСН/БСН|kk|{iin} / {bin} / {bin}|national-id
БИН|ru|{bin}|-
БСН|kk|{bin}|-
bin|ru|{bin}|-
ИИН/БИН поставщика|ru|{bin} / {bin} / {bin} / {iin}|national-id
company|ru|{bin}|-
БИН ИП|ru|{tiin}|sole-trader-id
БСН (ЖК)|kk|{tiin} / {bin} / {bin}|sole-trader-id
bin|kk|{tbin}|sole-trader-id
supplier_bin|ru|{bin} / {bin} / {bin} / {bin} / {tbin}|sole-trader-id
order_id|ru|{order}|-
Тапсырыс нөмірі|kk|{order}|-
Номер заказа|ru|{luhn}|-
receipt|ru|{luhn} / {order} / {order}|-
contract_no|ru|{doc}|-
Шарт нөмірі|kk|{doc}|-
created_at|ru|{ts}|-
timestamp|ru|{tsms}|-
event_time|kk|{dt}|-
Дата документа|ru|{date}|-
Күні|kk|{date}|-
Дата регистрации|ru|{date}|-
date|ru|{dob}|-
Дата рождения|ru|{dob}|birth-date
Туған күні|kk|{dob}|birth-date
birth_date|ru|{dob}|birth-date
dob|kk|{dob}|birth-date
Телефон|ru|{tel}|phone
Телефоны|kk|{tel}|phone
phone|ru|7017654321 / 7471234567 / 7051112233 / 7786543210|phone
contact|ru|{tel} / {tel} / {mail}|phone
f12|ru|{tel}|phone
Байланыс|kk|{tel}|phone
msisdn|ru|77017654321 / 77471234567 / 77051112233 / 77786543210|phone
Код города|ru|7172 / 727 / 7212 / 7152|-
ean|ru|{ean}|-
Штрихкод|kk|{ean}|-
Артикул|ru|{code8}|-
imei|ru|{imei}|-
tracking|ru|{track}|-
Кадастровый номер|ru|{cad}|-
ИИК|ru|{iban}|bank-account
Есепшот|kk|{iban}|bank-account
account|ru|{iban}|bank-account
col_3|ru|{iban}|bank-account
БИК|ru|CASPKZKA / HSBKKZKX / KCJBKZKX / IRTYKZKA|-
card|ru|{card}|card
Номер карты|ru|{card}|card
Карта|kk|{card}|card
pan|ru|{card}|card
email|ru|{mail}|email
Электрондық пошта|kk|{mail}|email
Почта|ru|{mail} / {mail} / нет|email
col_9|ru|{mail}|email
site|ru|https://example.kz / www.mysite.kz / shop.example.com / example.org/a@b|-
telegram|ru|@shanyraq_news / @kz_data / @astana_it / @open_gov|-
Адрес|ru|{adr}|address
Мекенжайы|kk|{adr}|address
address|ru|{adr}|address
Место жительства|ru|{adr}|address
col_4|kk|{adr}|address
Улица|ru|{street}|-
Көше|kk|{street}|-
Область|ru|Акмолинская / Абайская / Жамбылская / Павлодарская|-
Ауданы|kk|{geo}|-
Район|ru|Абайский район / Алматинский район / Есильский район / Жамбылский район|-
Елді мекен|kk|Абай / Жамбыл / Шоқан / Бірлік / Достық / Қарасу|-
city|ru|Алматы / Астана / Тараз / Семей / Шымкент|-
ФИО|ru|{fio}|name
Аты-жөні|kk|{fio}|name
fio|ru|{fio2}|name
full_name|ru|{fio2}|name
ФИО руководителя|ru|{ini}|name
Директор|kk|{ini}|name
Руководитель|ru|{fio}|name
Исполнитель|ru|{ini} / {ini1}|name
name|ru|{fio}|name
Аты|kk|{name}|name
Имя|ru|{name}|name
Фамилия|ru|Ахметова / Сидоренко / Оспанов / Ким / Смирнова / Попов / Қалиев / Омаров|name
Тегі|kk|Ахметова / Сейтқалиев / Оспанов / Бекмағамбетов / Қалиев / Омаров / Айтжан|name
col_1|ru|{fio}|name
col_2|kk|{fio}|name
Заявитель|ru|{low}|name
teacher|kk|{fio2}|name
Организация|ru|{org}|-
Ұйым атауы|kk|{org}|-
Наименование|ru|{org}|-
Атауы|kk|{org}|-
name|ru|Алма / Нан / Сүт / Шай / Қант / Тұз|-
product|ru|Хлеб Домашний / Молоко Родина / Чай Ассам / Сахар Алтын|-
Название|ru|Роман о любви / Вера и надежда / Основа права / Роза ветров / Машина времени|-
Регион|kk|{geo}|-
Школа|ru|Школа имени Абая / Школа имени Чокана Валиханова / Лицей имени Ауэзова|-
Паспорт|ru|{pas}|passport
Жеке куәлік|kk|{idc}|passport
Удостоверение личности|ru|{idc}|passport
doc_number|ru|{doc} / {order}|-
Госномер|ru|{avto}|vehicle-plate
Көлік нөмірі|kk|{avto}|vehicle-plate
ГРНЗ|ru|{avto}|vehicle-plate
model|ru|KIA K5 / Lada 2107 / BMW X5 / Toyota 70|-
ip|ru|{ip}|ip-address
IP-адрес|ru|{ip}|ip-address
client|kk|{ip}|ip-address
version|ru|{ver}|-
Нұсқа|kk|{ver}|-
Сумма|ru|{sum}|-
Сома|kk|{sum}|-
Население|ru|20123456 / 1345000 / 870112 / 77012345|-
salary|ru|250000 / 310500 / 425750 / 187000|-
lat|ru|51.1282 / 43.2389 / 49.8047 / 42.3417|-
Пол|ru|мужской / женский|-
Жынысы|kk|ер / әйел|-
status|ru|принят / отклонён / в работе|-
КАТО|ru|710000000 / 750000000 / 550000000 / 630000000 / 431010000|-
ОКЭД|ru|62011 / 62021 / 63110 / 72190|-
Сериялық нөмір|kk|{bad12}|-
Серийный номер|ru|{bad12} / {order}|-
Инв. №|ru|{order}|-
Пікір|kk|Өте жақсы / Ұнамады / Рахмет / Кеш жеткізілді|-
`.trim().split('\n').map((line) => line.split('|'))

/** The columns of one half, each of 80 values. */
export function goldColumns(split: Split): readonly GoldColumn[] {
  return declared.flatMap(([name, language, values, kind], index) => {
    if ((index % 2 === 0) !== (split === 'dev')) return []
    const chance = new Chance(7000 + index)
    const make = makers(chance, stockOf(split), language === 'kk' ? 'kk' : 'ru' satisfies Language)
    const patterns = values!.split(' / ')
    const made = Array.from({ length: 80 }, () => chance.of(patterns).replaceAll(/\{([^}]+)\}/g, (_, slot: string) => make(slot)))
    return [{ name: name!, values: made, distinctRatio: new Set(made).size / made.length, holds: kind === '-' ? undefined : kindNamed(kind!) }]
  })
}

function kindNamed(name: string): PersonalDataKind {
  const kind = personalDataKinds.find((one) => one === name)
  if (kind === undefined) throw new Error(`No such kind: ${name}`)
  return kind
}
