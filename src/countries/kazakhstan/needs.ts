/** What people come for when they use the procedures that were enacted before a declaration could say so. */
import type { Need } from '../../law/need.ts'

export const needs: Readonly<Record<string, readonly Need[]>> = {
  'technopark.residency': ['company'], 'technopark.appeal': ['company'],
  'commons.access': ['data'], 'commons.appeal': ['data'], 'commons.publication': ['data'], 'commons.personal-publication': ['data'],
  'language-model.undertaking': ['company'], 'orders.appeal': ['company'], 'orders.personal-appeal': ['living'],
  'oversight.appeal': ['company'], 'oversight.trusted-appeal': ['company'], 'oversight.body-appeal': ['state'], 'oversight.incident-appeal': ['decided'], 'oversight.personal-appeal': ['decided'],
}
