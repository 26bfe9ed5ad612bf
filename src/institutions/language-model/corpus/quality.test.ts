/** Specifies the published rules: what each leaves out, and that good Kazakh of every kind stays. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenRule, rules } from './quality.ts'

const left: Readonly<Record<string, string>> = {
  'few-words': 'Иә, рахмет',
  'no-letters': '12 34 56 78 90 бес',
  'word-length': 'Қазақстандықтарымызданшыларданбекенсіздербекенсіздер электрондықтандырылмағандықтарыңыздан сізбенмұндайлаларымызшадан',
  symbols: 'Керемет... мен... бұл... ойынды... өте... жақсы... көрем... сіз... де... ойнаңыз...',
  bullets: '- бірінші бөлім туралы\n- екінші бөлім туралы\n- үшінші бөлім туралы',
  ellipses: 'Бұл мақаланың басы осындай болды, оқырман оны өте жақсы біледі…\nОның жалғасы мынадай болып келді, бірақ бұл жерде толық емес…\nСоңы басқа бетте жазылған еді, оны сол жерден оқуға болады.',
  'repeated-lines': 'Бүгінгі жаңалықтар легі осында\nБүгінгі жаңалықтар легі осында\nБүгінгі жаңалықтар легі осында\nАуа райы туралы хабар',
  list: 'Астана қаласы мен облысы\nАлматы мен облысы\nШымкент қаласы мен маңы\nТараз қаласы мен маңы\nАтырау қаласы мен маңы',
  filler: 'Lorem ipsum dolor sit amet деген мәтін әдетте толтыру үшін ғана қойылады',
  'glued-scripts': 'жазуYour аудармаText қалғанProject бағдарламаAnd сегменттерSome тағы бірнеше сөз бар',
  code: 'function foo() { return bar_baz; } const x_y = {}; мәтін емес',
  obscenity: 'бұл ойын хуйня екен мүлде ұнамады маған',
  encoding: 'бұл мәтіннің \uFFFD\uFFFD\uFFFD кодталуы бұзылған екен',
}

for (const [rule, text] of Object.entries(left)) {
  test(`the rule ${rule} leaves out its example`, () => assert.equal(brokenRule(text)?.id, rule))
}

const kept = [
  'Қалың елім, қазағым, қайран жұртым,\nҰстарасыз аузыңа түсті мұртың.\nЖақсы менен жаманды айырмадың,\nБірі қан, бірі май боп енді екі ұртың.',
  'Ойын күшті оте керемет ойын маған ұнады 💖💖',
  '" жергілікті атқарушы органдар 10 623 дербес қазандықты жөндеуді жоспарлаған , оның ішінде 10 606 қазандық немесе 99,8 % дайындалды .',
  'Құны 1 500 теңге, оны төлеу мерзімі 30 күн.',
  'Тұқым себу үшін көктемде жерді жыртады, көтеріңкі көңілмен еңбек етеді.',
]

test('verse, reviews, news with numbers and plain sentences stay', () => {
  for (const text of kept) assert.equal(brokenRule(text)?.id, undefined, text)
})

test('every rule has a name of its own, a threshold and the place that it is from', () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length)
  for (const { threshold, source } of rules) assert.ok(Number.isFinite(threshold) && source.length > 10)
})
