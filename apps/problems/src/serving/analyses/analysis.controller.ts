import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { Factor, FactorEdge, Finding, InputOf, OutputOf } from '#contracts';
import * as contracts from '#contracts';
import { Answers, type Asked } from '#messaging';
import { AnalysisReading } from './analysis-reading.js';
import { Factors } from './factors.js';
import { Findings } from './findings.js';

/** Why a problem came to be: what contributed, what led to what, what was found beside. */
@Controller()
export class AnalysisController {
  constructor(
    @Inject(Factors) private readonly factors: Factors,
    @Inject(Findings) private readonly findings: Findings,
    @Inject(AnalysisReading) private readonly reading: AnalysisReading,
  ) {}

  @Answers(contracts.proposeFactor)
  propose(@Payload() input: InputOf<typeof contracts.proposeFactor>, @Ctx() asked: Asked): Promise<Factor> {
    return this.factors.propose(asked, input);
  }

  @Answers(contracts.rewordFactor)
  reword(@Payload() input: InputOf<typeof contracts.rewordFactor>, @Ctx() asked: Asked): Promise<Factor> {
    return this.factors.reword(asked, input);
  }

  @Answers(contracts.confirmFactor)
  confirm(@Payload() input: InputOf<typeof contracts.confirmFactor>, @Ctx() asked: Asked): Promise<Factor> {
    return this.factors.confirm(asked, input);
  }

  @Answers(contracts.removeFactor)
  remove(@Payload() input: InputOf<typeof contracts.removeFactor>, @Ctx() asked: Asked): Promise<Factor> {
    return this.factors.remove(asked, input);
  }

  @Answers(contracts.linkFactors)
  link(@Payload() input: InputOf<typeof contracts.linkFactors>, @Ctx() asked: Asked): Promise<FactorEdge> {
    return this.factors.link(asked, input);
  }

  @Answers(contracts.unlinkFactors)
  unlink(
    @Payload() input: InputOf<typeof contracts.unlinkFactors>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof contracts.unlinkFactors>> {
    return this.factors.unlink(asked, input);
  }

  @Answers(contracts.markRootCause)
  mark(@Payload() input: InputOf<typeof contracts.markRootCause>, @Ctx() asked: Asked): Promise<Factor> {
    return this.factors.mark(asked, input);
  }

  @Answers(contracts.unmarkRootCause)
  unmark(@Payload() input: InputOf<typeof contracts.unmarkRootCause>, @Ctx() asked: Asked): Promise<Factor> {
    return this.factors.unmark(asked, input);
  }

  @Answers(contracts.proposePrevention)
  prevent(@Payload() input: InputOf<typeof contracts.proposePrevention>, @Ctx() asked: Asked): Promise<Factor> {
    return this.factors.prevent(asked, input);
  }

  @Answers(contracts.noteFinding)
  note(@Payload() input: InputOf<typeof contracts.noteFinding>, @Ctx() asked: Asked): Promise<Finding> {
    return this.findings.note(asked, input);
  }

  @Answers(contracts.rewordFinding)
  rewordFinding(@Payload() input: InputOf<typeof contracts.rewordFinding>, @Ctx() asked: Asked): Promise<Finding> {
    return this.findings.reword(asked, input);
  }

  @Answers(contracts.removeFinding)
  removeFinding(@Payload() input: InputOf<typeof contracts.removeFinding>, @Ctx() asked: Asked): Promise<Finding> {
    return this.findings.remove(asked, input);
  }

  @Answers(contracts.getAnalysis)
  get(
    @Payload() input: InputOf<typeof contracts.getAnalysis>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof contracts.getAnalysis>> {
    return this.reading.read(asked, input);
  }
}
