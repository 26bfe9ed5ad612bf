/** Packages for tests, made up in memory: a ZIP without packing, and a small Common Cartridge. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP of these files, whatever their names are; `says` is the size that it claims for each. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>, { packed = false, says }: { readonly packed?: boolean; readonly says?: number } = {}): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)]
    const data = packed ? deflateRawSync(bytes) : bytes
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800, 2)
    fields.writeUInt16LE(packed ? 8 : 0, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(says ?? bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const entry = Buffer.alloc(42)
    entry.writeUInt16LE(20, 0)
    fields.copy(entry, 2)
    entry.writeUInt32LE(offset, 38)
    parts.push(Buffer.from('PK\u0003\u0004'), fields, name, data)
    directory.push(Buffer.from('PK\u0001\u0002'), entry, name)
    offset += 30 + name.length + data.length
  }
  const [all, count] = [Buffer.concat(directory), Object.keys(files).length]
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, all, end])
}

const question = (ident: string, profile: string, presentation: string, condition: string): string => `<item ident="${ident}" title="Q ${ident}"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>${profile}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext texttype="text/html">&lt;p&gt;What is &lt;b&gt;${ident}&lt;/b&gt;?&lt;/p&gt;</mattext></material>${presentation}</presentation><resprocessing><respcondition><conditionvar>${condition}</conditionvar><setvar varname="SCORE" action="Set">100</setvar></respcondition></resprocessing></item>`
const label = (ident: string): string => `<response_label ident="${ident}"><material><mattext>Answer ${ident}</mattext></material></response_label>`

/** A cartridge with two modules, a page, a link, a file, an assessment, and what no course here has. */
export const cartridge: Readonly<Record<string, string | Buffer>> = {
  'imsmanifest.xml': `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion>
<lomimscc:lom xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"><lomimscc:general><lomimscc:title><lomimscc:string language="ru">Основы</lomimscc:string></lomimscc:title><lomimscc:language>ru</lomimscc:language></lomimscc:general></lomimscc:lom></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root"><item identifier="a"><title>Первый модуль</title><item identifier="a1" identifierref="page"><title>Введение</title></item><item identifier="a2" identifierref="link"><title>Ссылка</title></item></item>
<item identifier="b"><title>Второй модуль</title><item identifier="b1" identifierref="file"><title>Таблица</title></item><item identifier="b2" identifierref="quiz"><title>Проверка</title></item><item identifier="b3" identifierref="talk"><title>Обсуждение</title></item><item identifier="b4" identifierref="gone"><title>Пропало</title></item></item></item></organization></organizations>
<resources><resource identifier="page" type="webcontent" href="pages/intro.html"><file href="pages/intro.html"/></resource><resource identifier="link" type="imswl_xmlv1p3"><file href="link.xml"/></resource><resource identifier="file" type="webcontent" href="files/table.csv"><file href="files/table.csv"/></resource>
<resource identifier="quiz" type="imsqti_xmlv1p2/imscc_xmlv1p3/assessment"><file href="quiz.xml"/></resource><resource identifier="talk" type="imsdt_xmlv1p3"><file href="talk.xml"/></resource><resource identifier="idle" type="webcontent" href="idle.html"><file href="idle.html"/></resource></resources></manifest>`,
  'pages/intro.html': '<html><head><title>Intro</title><style>p{}</style></head><body><h1>Привет</h1><p onclick="alert(1)">Это <b>важно</b>: <a href="../files/table.csv">таблица</a>, <a href="javascript:alert(2)">не ссылка</a> и <a href="https://example.kz/?a=1&amp;b=2">сеть</a>.<script>alert(3)</script><iframe src="https://evil.example"></iframe></p><ul><li>один<li>два * звезда</ul><img src="../pic.png" alt="схема"><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2 | 3</td></tr></table></body></html>',
  'link.xml': '<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><title>Сайт</title><url href="https://example.kz/page" target="_blank"/></webLink>',
  'files/table.csv': 'a,b\n1,2\n', 'talk.xml': '<topic/>', 'idle.html': '<p>idle</p>',
  'quiz.xml': `<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="q" title="Тест"><section ident="s">${
    question('one', 'cc.multiple_choice.v0p1', `<response_lid ident="r" rcardinality="Single"><render_choice>${label('x')}${label('y')}</render_choice></response_lid>`, '<varequal respident="r">y</varequal>')}${
    question('many', 'cc.multiple_response.v0p1', `<response_lid ident="r" rcardinality="Multiple"><render_choice>${label('x')}${label('y')}${label('z')}</render_choice></response_lid>`, '<and><varequal respident="r">x</varequal><not><varequal respident="r">y</varequal></not><varequal respident="r">z</varequal></and>')}${
    question('word', 'cc.fib.v0p1', '<response_str ident="r" rcardinality="Single"><render_fib/></response_str>', '<varequal respident="r" case="No">медиана</varequal>')}${
    question('essay', 'cc.essay.v0p1', '<response_str ident="r" rcardinality="Single"><render_fib/></response_str>', '<other/>').replace(/<resprocessing>.*/s, '</item>')}</section></assessment></questestinterop>`,
}
