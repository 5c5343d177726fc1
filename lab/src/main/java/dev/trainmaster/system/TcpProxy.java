package dev.trainmaster.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between a worker and its server that can be cut, or that swallows what goes in. */
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int CONNECT_MILLIS = 5_000;

    private enum Wire {
        WHOLE,
        CUT,
        SILENT
    }

    private final ServerSocket entrance;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private Wire wire = Wire.WHOLE;

    public TcpProxy(String target) {
        String[] parts = target.split(":");
        this.target = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("proxy", this::accept);
    }

    public String address() {
        return entrance.getInetAddress().getHostAddress() + ":" + entrance.getLocalPort();
    }

    /** Every connection is reset, and every new one too. */
    public void cut() {
        set(Wire.CUT);
        sockets.forEach(this::close);
    }

    /** Connections stand, and nothing comes through. */
    public void silence() {
        set(Wire.SILENT);
    }

    public void mend() {
        set(Wire.WHOLE);
    }

    private void set(Wire state) {
        synchronized (change) {
            wire = state;
            change.notifyAll();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket inside = entrance.accept();
                sockets.add(inside);
                daemon("proxy-connection", () -> connect(inside));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket inside) {
        Socket outside = new Socket();
        sockets.add(outside);
        try {
            if (passes()) {
                outside.connect(target, CONNECT_MILLIS);
                daemon("proxy-back", () -> pump(outside, inside));
                pump(inside, outside);
            }
        } catch (IOException unreachable) {
            // Both ends are closed below.
        } finally {
            close(inside);
            close(outside);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0 && passes(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException broken) {
            // The other direction ends with this one.
        } finally {
            close(from);
            close(to);
        }
    }

    /** Waits while the wire is silent; false when it is cut. */
    private boolean passes() {
        synchronized (change) {
            while (wire == Wire.SILENT) {
                try {
                    change.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return wire == Wire.WHOLE;
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
