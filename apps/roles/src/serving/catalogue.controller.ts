import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InputOf, type Language, listRoles, type OutputOf, type Role } from '#contracts';
import { Answers, Asked } from '#messaging';
import { CATALOGUE, dutyOf } from '../catalogue/catalogue.js';
import { findRoles } from '../catalogue/find-roles.js';
import type { RoleEntry } from '../catalogue/role-entry.js';

const inLanguage = (role: RoleEntry, language: Language): Role => ({
  key: role.key,
  name: role.name[language],
  purpose: role.purpose[language],
  holders: role.holders,
  splitBy: role.splitBy,
  alsoCalled: role.alsoCalled.map((name) => name[language]),
  duties: role.duties.map(({ duty, rank }) => ({ key: duty, name: dutyOf(CATALOGUE, duty).name[language], rank })),
  firstActions: role.firstActions.map((action) => action[language]),
});

/** The catalogue of roles, in the reader's language. */
@Controller()
export class CatalogueController {
  @Answers(listRoles)
  list(@Payload() { alias }: InputOf<typeof listRoles>, @Ctx() asked: Asked): OutputOf<typeof listRoles> {
    const roles = alias === undefined ? CATALOGUE.roles : findRoles(CATALOGUE, alias);
    return { roles: roles.map((role) => inLanguage(role, asked.language)) };
  }
}
