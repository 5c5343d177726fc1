package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Runs trainers that outlive whoever started them. A small shim process is the parent of each trainer and holds the
 * run's lock while anything of the run lives; a worker only begins starts, watches, and asks for a stop.
 *
 * <p>Calls from any thread, process or boot of this host may race on one run directory: a start number is spawned at
 * most once, and a run never has two trainers.
 */
public interface Supervisor {

    /**
     * Begins the start if it was never begun, or finds what became of it. Answers {@code Running} with the origin
     * LAUNCHED or ADOPTED, {@code Ended}, {@code Lost} (survivors are already stopped; the list holds those that could
     * not be), {@code Prepared} (it never ran and never will), {@code Refused}, {@code Unverifiable} or {@code Damaged}.
     *
     * <p>A start with a {@link Lease} lives on what {@link LeaseKeeper#renew} renews: when nobody did for its ttl, the
     * shim stops the trainer as {@link #stop} would. One without is stopped by nothing but a stop.
     */
    Finding take(RunDirectory run, StartSpec spec) throws IOException, InterruptedException;

    /** What became of a start. Changes nothing, signals nobody. */
    Finding find(RunDirectory run, int start) throws IOException, InterruptedException;

    /**
     * {@link #find} and the marks of the files by which progress is seen. It costs next to nothing while all is as in the
     * last look: hundreds of trainers are looked at every second. A shim that somebody suspended is told as {@code
     * UNATTENDED} and let go on, since a lease that runs out ends nothing while it stands still.
     */
    Observation observe(RunDirectory run, int start, Finding.Running last) throws IOException, InterruptedException;

    /**
     * Ends a start and every lower one, for good, and proves it:
     *
     * <ol>
     *   <li>The request goes into train/stop and stays there: no later take begins a start that it covers. A shim that
     *       SIGSTOP holds gets SIGCONT.
     *   <li>The shim sends SIGTERM (and SIGCONT) to the trainer's process group and waits out the grace, until all of
     *       the run's processes are gone.
     *   <li>SIGKILL to the group, then to every process of the host that carries the run's token or is of the trainer's
     *       session: also one that left the group, the session or its parent.
     *   <li>Two looks in a row find none of them; the shim writes exit.json and lets go of the lock.
     *   <li>The caller takes the lock, so nothing can start meanwhile, and looks for the token itself. It stops what a
     *       dead shim left behind. A shim that does not answer is killed, if its identity is beyond doubt; its trainer
     *       dies with it.
     * </ol>
     *
     * Returns within the grace and about 15 seconds. Repeat it until it answers {@code Gone}.
     */
    StopOutcome stop(RunDirectory run, StopRequest request) throws IOException, InterruptedException;

    /**
     * @param shimHome a directory of this host for the shim's own class file archive, which must outlive an upgrade of
     *     the worker
     * @throws UnsupportedHostException where processes cannot be supervised, saying what is missing
     */
    static Supervisor onThisHost(Path shimHome, Clock clock) throws IOException {
        return LinuxSupervisor.create(HostTools.find(Path.of("/proc"), System.getenv("PATH")), shimHome, clock);
    }
}
