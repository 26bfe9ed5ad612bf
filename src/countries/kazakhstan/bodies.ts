/** The bodies of the programme, with their offices and the registers of what they decide. */
import type { Body } from '../../law/body.ts'
import { houseOffices } from '../../law/house/index.ts'
import { appealOffices as dataAppealOffices, bodies as dataBodies, offices as dataOffices } from './commons/offices.ts'
import { body as modelBody, offices as modelOffices } from './language-model/offices.ts'
import { programme } from './programme.ts'
import { appealOffices, bodies as technoparkBodies, offices } from './technopark/offices.ts'

/** Identifiers, addresses and sites stay empty until somebody who is entitled to has said them. */
const body = (id: string, { name, register }: { readonly name: Body['name']; readonly register: string }, roles: Body['roles']): Body =>
  ({ id, name, identifiers: [], roles, registers: [register] })

export const bodies: readonly Body[] = [
  body('technopark', technoparkBodies.technopark, offices),
  body('technopark-appeals', technoparkBodies.appeals, appealOffices),
  body('programme', programme.body, houseOffices),
  body('commons', dataBodies.commons, dataOffices),
  body('commons-appeals', dataBodies.appeals, dataAppealOffices),
  body('language-model', modelBody, modelOffices),
]
