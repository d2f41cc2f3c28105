import { MessagePattern } from '@nestjs/microservices';
import type { RequestContract } from '#contracts';

/** Marks the controller method that answers a command or a query: its contract is its pattern. */
export const Answers = (contract: RequestContract): MethodDecorator =>
  MessagePattern(contract.subject, undefined, { contract }) as MethodDecorator;
