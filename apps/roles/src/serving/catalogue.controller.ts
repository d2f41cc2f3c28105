import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getCatalogue, type InputOf, type Language, listRoles, type OutputOf, type Role } from '#contracts';
import { Answers, Asked } from '#messaging';
import { dutyOf } from '../catalogue/catalogue.js';
import { findRoles } from '../catalogue/find-roles.js';
import type { Catalogue, RoleEntry } from '../catalogue/role-entry.js';
import { Catalogues } from './catalogues.js';

const inLanguage = (catalogue: Catalogue, role: RoleEntry, language: Language): Role => ({
  key: role.key,
  name: role.name[language],
  purpose: role.purpose[language],
  holders: role.holders,
  splitBy: role.splitBy,
  alsoCalled: role.alsoCalled.map((name) => name[language]),
  duties: role.duties.map(({ duty, rank }) => ({ key: duty, name: dutyOf(catalogue, duty).name[language], rank })),
  firstActions: role.firstActions.map((action) => action[language]),
  archived: role.archived ?? false,
});

/** The catalogue of roles: in the reader's language, or whole. */
@Controller()
export class CatalogueController {
  constructor(@Inject(Catalogues) private readonly catalogues: Catalogues) {}

  @Answers(listRoles)
  async list(
    @Payload() { alias, archived }: InputOf<typeof listRoles>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listRoles>> {
    const catalogue = await this.catalogues.at();
    const found = alias === undefined ? catalogue.roles : findRoles(catalogue, alias);
    const roles = found.filter((role) => archived || !role.archived);
    return { version: catalogue.version, roles: roles.map((role) => inLanguage(catalogue, role, asked.language)) };
  }

  @Answers(getCatalogue)
  get(@Payload() { version }: InputOf<typeof getCatalogue>): Promise<OutputOf<typeof getCatalogue>> {
    return this.catalogues.at(version);
  }
}
