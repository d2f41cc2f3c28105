import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/** Lets errors reach the transport as they are: Nest's own filter would mask every refusal as "Internal server error". */
@Catch()
export class RefusalsPass implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
