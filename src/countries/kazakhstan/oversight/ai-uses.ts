/** What bodies of the state buy of AI, and in which services they use it: told by themselves, so that it can be held against the register of systems. No act of Kazakhstan asks for it yet. */
import { years } from '../../../law/duration.ts'
import { choice, date, identifier, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { reference, register, type Register } from '../../../law/register.ts'
import { after, all, filing, is, later, onOrBefore } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { ownEntries } from '../own-entries.ts'
import { aiSystem, common } from './common.ts'
import { bodies, offices, rules } from './offices.ts'

const published = <F extends object>(field: F): F & { readonly public: true } => ({ ...field, public: true })

const what = choice('what', {
  label: { kk: 'Не туралы хабарлайсыз?', ru: 'О чём вы сообщаете?', en: 'What do you tell of?' },
  choices: [
    { value: 'purchase', label: { kk: 'Жасанды интеллект жүйесін немесе оның қызметін сатып алу', ru: 'Закупка системы искусственного интеллекта или её услуг', en: 'A purchase of an AI system or of its services' } },
    { value: 'service', label: { kk: 'Модель қолданылатын жарияланған қызмет', ru: 'Опубликованная услуга, в которой применяется модель', en: 'A published service that uses a model' } },
  ],
})
const [bought, served] = [is(what, 'purchase'), is(what, 'service')]
const ownerName = text('ownerName', { label: { kk: 'Орган', ru: 'Орган', en: 'Body' }, maxLength: 300 })
const called = text('name', { label: { kk: 'Не сатып алынды немесе қызмет қалай аталады?', ru: 'Что закуплено или как называется услуга?', en: 'What was bought, or what is the service called?' }, maxLength: 200 })
const supplier = text('supplier', { label: { kk: 'Өнім беруші', ru: 'Поставщик', en: 'Supplier' }, maxLength: 300 })
const supplierBin = identifier('bin', 'supplierBin', { label: { kk: 'Өнім берушінің БСН-і', ru: 'БИН поставщика', en: 'BIN of the supplier' }, hint: { kk: 'Жүйе оның атына тіркелген болса, көрсетіңіз: әйтпесе жүйе аталған, бірақ иесі растамаған болып көрінеді.', ru: 'Укажите, если система зарегистрирована на него: иначе она значится названной, но не подтверждённой владельцем.', en: 'Name it where the system is registered as theirs: else it shows as named, and not confirmed by its owner.' }, optional: true })
const contract = text('contract', { label: { kk: 'Шарттың нөмірі', ru: 'Номер договора', en: 'Number of the contract' }, maxLength: 100 })
const signedOn = date('signedOn', { label: { kk: 'Шарт жасалған күн', ru: 'Дата договора', en: 'Day of the contract' } })
const address = text('address', { label: { kk: 'Қызметті қайдан алуға болады?', ru: 'Где получить услугу?', en: 'Where is the service found?' }, hint: { kk: 'Беттің мекенжайы.', ru: 'Адрес страницы.', en: 'The address of its page.' }, maxLength: 300 })
const model = text('model', { label: { kk: 'Қандай модель қолданылады?', ru: 'Какая модель применяется?', en: 'Which model is used?' }, maxLength: 300, optional: true })
const until = date('until', { label: { kk: 'Шарт немесе қызмет қай күнге дейін әрекет етеді?', ru: 'До какого дня действует договор или услуга?', en: 'Until when does the contract or the service run?' } })
const systemLabel: Text = { kk: 'Тізілімдегі жүйе', ru: 'Система в реестре', en: 'The system in the register' }
const system: FormField & { readonly name: string } = {
  kind: 'entry', name: 'system', register: aiSystem.register, which: 'shown', states: ['entered', 'suspended'], optional: true, label: systemLabel, public: true,
  hint: { kk: 'Қолданылатын жүйе: органның өзінікі, өнім берушінікі немесе басқа иенікі. Әлі тіркелмесе, бос қалдырыңыз.', ru: 'Применяемая система: самого органа, поставщика или другого владельца. Если она ещё не зарегистрирована, оставьте пустым.', en: 'The system that is used: of the body itself, of the supplier, or of another owner. Leave it empty where it is not registered yet.' },
}
const ofPurchase = [supplier, contract, signedOn].map((field) => ({ ...field, when: bought }))
const ofService = { ...address, when: served }

/** What is used falls with the system: whoever offers a service that rests on one is told of an order about it. */
export const aiUses: Register = register('oversight.ai-uses', {
  title: { kk: 'Мемлекеттік органдар сатып алған және қызметтерінде қолданатын жасанды интеллект', ru: 'Искусственный интеллект в закупках и услугах государственных органов', en: 'AI in purchases and services of state bodies' },
  summary: {
    kk: 'Органдар сатып алған жасанды интеллект жүйелері мен модель қолданылатын қызметтер: кімге тиесілі, кімнен алынған және тізілімде қай жазбамен тұр.', ru: 'Закупленные органами системы искусственного интеллекта и услуги, в которых применяется модель: кому принадлежат, у кого закуплены и под какой записью стоят в реестре.',
    en: 'AI systems that bodies have bought and services that use a model: whose, from whom, and which system of the register.',
  },
  inForce: { from: '2026-01-18' }, body: { name: bodies.oversight.name }, office: { role: 'oversight.officer', title: offices['oversight.officer'] }, numbers: 'AIU', basis: rules, owner: ['body'], calledBy: called.name,
  fields: [
    called, { ...ownerName, optional: true }, what, ...ofPurchase, supplierBin, ofService, model, reference('system', aiSystem.register, 'derives', { label: systemLabel, optional: true }), until,
  ],
  states: { entered: { kk: 'Қолданылады', ru: 'Применяется', en: 'In use' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Аяқталған', ru: 'Завершено', en: 'Ended' } },
  shown: { to: 'everyone', fields: ['name', 'ownerName', 'what', 'supplier', 'supplierBin', 'contract', 'signedOn', 'address', 'model', 'system', 'until'] },
  keep: { for: years(5), basis: rules },
})

const subject: Text = { kk: 'Жасанды интеллектіні қолдану туралы жазба', ru: 'Запись о применении искусственного интеллекта', en: 'The entry about the use of AI' }

export const aiUseProcedures: readonly Procedure[] = ownEntries({
  id: 'oversight.ai-use', register: aiUses.id, subject, opens: 'body', need: ['state'], office: { role: 'oversight.officer', title: offices['oversight.officer'] }, common, until,
  audience: { kk: 'Мемлекеттік органдар', ru: 'Государственные органы', en: 'State bodies' },
  fields: [
    { id: 'what', title: { kk: 'Не қолданылады?', ru: 'Что применяется?', en: 'What is used?' }, fields: [published({ ...ownerName, from: 'body.name' as const }), published(what), published(called), ...ofPurchase.map(published), published(ofService), published(supplierBin)] },
    { id: 'system', title: { kk: 'Қандай жүйе және қай күнге дейін?', ru: 'Какая система и до какого дня?', en: 'Which system, and until when?' }, fields: [published(model), system, published(until)] },
  ],
  valid: all(
    after(until, filing).by(rules).else({ kk: 'Соңғы күн бүгіннен кейін болуы керек.', ru: 'Последний день должен быть позже сегодняшнего.', en: 'The last day must be after today.' }),
    onOrBefore(until, later(filing, years(5))).by(rules).else({ kk: 'Соңғы күн бүгіннен бастап бес жылдан кеш болмауы керек.', ru: 'Последний день должен быть не позднее чем через пять лет.', en: 'The last day is within five years.' }),
  ),
  enters: {
    title: { kk: 'Жасанды интеллектіні сатып алу немесе қызметте қолдану туралы хабарлау', ru: 'Сообщить о закупке искусственного интеллекта или о его применении в услуге', en: 'Telling of a purchase of AI, or of its use in a service' }, words: { kk: 'Жазба енгізілді.', ru: 'Запись внесена.', en: 'The entry is made.' },
    summary: {
      kk: 'Орган сатып алған жүйесін немесе модель қолданылатын қызметін көрсетеді. Тіркелген жүйе көрсетілмесе, органға оны тіркеу міндеті жүктеледі.', ru: 'Орган указывает закупленную систему или услугу, в которой применяется модель. Если зарегистрированная система не указана, на орган возлагается обязанность её зарегистрировать.',
      en: 'A body names what it has bought, or the service in which it uses a model. Where no registered system is named, the duty to register one is sent to it.',
    },
  },
  changes: { title: { kk: 'Жасанды интеллектіні қолдану туралы жазбаны өзгерту', ru: 'Изменить запись о применении искусственного интеллекта', en: 'Changing an entry about the use of AI' }, words: { kk: 'Жазба өзгертілді.', ru: 'Запись изменена.', en: 'The entry is changed.' }, summary: { kk: 'Жазба толығымен қайта толтырылады; өзгеріс бірден күшіне енеді.', ru: 'Запись заполняется заново целиком; изменение действует сразу.', en: 'The entry is told again whole; the change takes effect at once.' } },
  takesBack: { title: { kk: 'Жасанды интеллектіні қолдануды аяқтау', ru: 'Завершить применение искусственного интеллекта', en: 'Ending a use of AI' }, words: { kk: 'Қолдану аяқталды.', ru: 'Применение завершено.', en: 'The use has ended.' }, summary: { kk: 'Шарт бұзылса немесе қызметте модель енді қолданылмаса, жазба тізілімнен алып тасталады.', ru: 'Если договор расторгнут или модель в услуге больше не применяется, запись исключается из реестра.', en: 'Where the contract has ended, or the service uses the model no more, the entry is taken out.' } },
  ends: { title: { kk: 'Қолдану туралы мерзімі өткен жазбаны тізілімнен алып тастау', ru: 'Исключение из реестра записи о применении, срок которой истёк', en: 'A use of AI after its last day' }, words: { kk: 'Жазбаның мерзімі аяқталды.', ru: 'Срок записи истёк.', en: 'The last day of the entry is over.' }, summary: { kk: 'Соңғы күні өткен жазба тізілімнен өздігінен алып тасталады.', ru: 'Запись, срок которой истёк, исключается из реестра автоматически.', en: 'An entry whose last day is over is taken out by itself.' } },
})
