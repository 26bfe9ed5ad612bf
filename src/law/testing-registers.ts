/** Small registers for tests: gardens, and the trees that stand in them. No law of any country. */
import { assumed, verified } from './citation.ts'
import { years } from './duration.ts'
import { choice, date, email, flag, integer, text } from './field.ts'
import { reference, references, register } from './register.ts'
import { is } from './rule.ts'
import { gardenAct, gardenRules } from './testing.ts'
import type { Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

const states = {
  entered: say('Тізілімде', 'В реестре', 'In the register'), suspended: say('Тоқтатыла тұрған', 'Приостановлена', 'Suspended'),
  struck: say('Алып тасталған', 'Исключена', 'Struck off'),
}
const body = { name: say('Бақша басқармасы', 'Управление садов', 'Garden Board') }
const office = { role: 'officer', title: say('Бағбан', 'Садовник', 'Gardener') }
const secret = flag('secret', { label: say('Құпия ма?', 'Сад тайный?', 'Is it secret?'), optional: true })

export const gardenRegister = register('sample.gardens', {
  title: say('Бақшалар', 'Сады', 'Gardens'), summary: say('Лицензиясы бар бақшалар.', 'Сады с лицензией.', 'Gardens with a licence.'),
  inForce: { from: '2026-01-01' }, body, office, numbers: 'GRD', basis: verified(gardenAct, '20'), owner: ['organisation'],
  fields: [
    text('name', { label: say('Атауы', 'Название', 'Name'), maxLength: 100 }),
    choice('soil', {
      label: say('Топырағы', 'Почва', 'Soil'),
      choices: [
        { value: 'sand', label: say('Құм', 'Песок', 'Sand') }, { value: 'clay', label: say('Саз', 'Глина', 'Clay') },
        { value: 'rock', label: say('Тас', 'Камень', 'Rock') },
      ],
    }),
    integer('trees', { label: say('Ағаш саны', 'Число деревьев', 'Trees'), min: 0, max: 100_000 }),
    email('contact', { label: say('Пошта', 'Почта', 'E-mail'), personal: true, optional: true }),
    secret,
  ],
  calledBy: 'name', states,
  shown: {
    to: 'everyone', fields: ['name', 'soil', 'trees'],
    stub: { when: is(secret, true), words: say('Мәліметтер ашық көрсетілмейді.', 'Сведения не раскрываются.', 'The particulars are not disclosed.') },
  },
  keep: { for: years(1), basis: assumed(gardenRules) },
})

export const treeRegister = register('sample.trees', {
  title: say('Ағаштар', 'Деревья', 'Trees'), summary: say('Қорғалатын ағаштар.', 'Охраняемые деревья.', 'Trees that are protected.'),
  inForce: { from: '2026-01-01' }, body, office, numbers: 'TRE', basis: assumed(gardenRules), owner: ['person', 'body'],
  fields: [
    text('where', { label: say('Қайда тұр?', 'Где стоит?', 'Where does it stand?'), maxLength: 200 }),
    integer('age', { label: say('Жасы', 'Возраст', 'Age'), min: 0, max: 1000 }),
    date('seen', { label: say('Көрілген күні', 'День осмотра', 'Day it was seen'), optional: true }),
    reference('garden', 'sample.gardens', 'derives', { label: say('Бақша', 'Сад', 'Garden'), optional: true }),
    references('seeds', 'sample.trees', 'derives', { label: say('Тұқымы', 'Из семян', 'Grown from'), most: 5, optional: true }),
  ],
  states, shown: { to: 'everyone', fields: ['where', 'age', 'garden', 'seeds'] },
  keep: { for: years(1), basis: assumed(gardenRules) },
})

export const registers = [gardenRegister, treeRegister] as const
