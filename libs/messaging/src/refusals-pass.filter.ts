import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/**
 * Lets errors reach the bus as they are: Nest's own filter would mask every refusal as "Internal server error". Over HTTP
 * nobody sends what this returns: who serves HTTP as well answers there by a filter of its own.
 */
@Catch()
export class RefusalsPass implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
