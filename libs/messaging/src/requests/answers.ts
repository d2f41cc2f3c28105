import type { Type } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import type { RequestContract } from '#contracts';
import type { Asked } from './asked.js';

/** Marks the controller method that answers a command or a query: its contract is its pattern. */
export const Answers = (contract: RequestContract): MethodDecorator =>
  MessagePattern(contract.subject, undefined, { contract }) as MethodDecorator;

/**
 * Gives a controller a method that answers a request, where contracts are listed rather than written out. Each contract
 * needs a method of its own: of two on one method Nest would only know the last.
 */
export function addAnswer<Controller>(
  controller: Type<Controller>,
  contract: RequestContract,
  handle: (self: Controller, input: never, asked: Asked) => unknown,
): void {
  const { name } = contract;
  const value = function (this: Controller, input: unknown, asked: Asked) {
    return handle(this, input as never, asked);
  };
  const descriptor = { value, writable: true, configurable: true };
  Object.defineProperty(controller.prototype, name, descriptor);
  Payload()(controller.prototype, name, 0);
  Ctx()(controller.prototype, name, 1);
  Answers(contract)(controller.prototype, name, descriptor);
}
